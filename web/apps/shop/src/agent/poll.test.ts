// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PageState } from '@perfshop/api/types.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOTHING } from './doses.ts'
import { createPoll, type Ask } from './poll.ts'

const ON: PageState = { ...NOTHING, cpuBurn: 40 }

describe('the question what is on', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const watch = (answer: Ask) => {
    const ask = vi.fn(answer)
    const acted: PageState[] = []
    return { ask, acted, show: createPoll(ask, (state) => acted.push(state)) }
  }

  it('is put every 5 s', async () => {
    const { ask, acted, show } = watch(() => Promise.resolve(ON))
    show(true)
    show(true)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(ask).toHaveBeenCalledTimes(3)
    expect(acted).toEqual([ON, ON, ON])
  })

  it('is not put while nobody looks, when all ends at once', async () => {
    const { ask, acted, show } = watch(() => Promise.resolve(ON))
    show(true)
    await vi.advanceTimersByTimeAsync(100)
    show(false)
    expect(acted).toEqual([ON, NOTHING])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(ask).toHaveBeenCalledTimes(1)
    show(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('is not heard any more when its answer comes to a hidden page', async () => {
    const { acted, show } = watch(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return ON
    })
    show(true)
    await vi.advanceTimersByTimeAsync(500)
    show(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(acted).toEqual([NOTHING])
  })

  it('ends all when two have no answer, and begins again with the next', async () => {
    let away = false
    const { acted, show } = watch(() => (away ? Promise.reject(new Error('503')) : Promise.resolve(ON)))
    show(true)
    await vi.advanceTimersByTimeAsync(100)
    away = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect(acted).toEqual([ON])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(acted).toEqual([ON, NOTHING])
    away = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(acted).toEqual([ON, NOTHING, ON])
  })

  it('counts an answer that takes too long as none', async () => {
    const { ask, acted, show } = watch(
      (signal) => new Promise((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('aborted')))),
    )
    show(true)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(ask).toHaveBeenCalledTimes(2)
    expect(acted).toEqual([NOTHING])
  })
})
