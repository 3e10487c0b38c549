// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { minutesKept, missingOf, PRESETS, stretchOf } from './stretch.ts'

const MINUTE = 60_000

describe('a stretch of time', () => {
  it('is what an address names whole', () => {
    expect(stretchOf('5', '9')).toEqual({ from: 5, to: 9 })
    expect(stretchOf('5', undefined)).toBeNull()
    expect(stretchOf('x', '9')).toBeNull()
  })
  it('has others that it is readily compared with', () => {
    const shown = { from: 10 * MINUTE, to: 10 * MINUTE + 5000 }
    expect(PRESETS.before(shown)).toEqual({ from: 9 * MINUTE, to: 10 * MINUTE })
    expect(PRESETS.five(shown)).toEqual({ from: 5 * MINUTE, to: 5 * MINUTE + 5000 })
  })
  it('is one of the whole minutes that are kept', () => {
    const minutes = minutesKept(100 * MINUTE + 20_000, 900)
    expect(minutes[0]).toEqual({ from: 99 * MINUTE, to: 100 * MINUTE })
    expect(minutes).toHaveLength(14)
    expect(minutes.at(-1)?.from).toBe(86 * MINUTE)
    expect(minutesKept(100 * MINUTE, 30)).toEqual([])
  })
  it('is kept, or no longer, or in part', () => {
    const now = 100 * MINUTE
    expect(missingOf({ from: now - MINUTE, to: now }, now, 900)).toBe('none')
    expect(missingOf({ from: now - 16 * MINUTE, to: now - 14 * MINUTE }, now, 900)).toBe('part')
    expect(missingOf({ from: now - 17 * MINUTE, to: now - 16 * MINUTE }, now, 900)).toBe('all')
    expect(missingOf({ from: now - 900_000 - 1000, to: now }, now, 900)).toBe('none')
  })
})
