// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { around, FIRST, marked, moved, paused, rangeOf, resumed, zoomed } from './view.ts'

const LAST = 10_000
const live = (seconds: number) => ({ kind: 'live', seconds }) as const
const still = (from: number, to: number) => ({ kind: 'still', from, to }) as const

describe('the view', () => {
  it('follows the newest sample, or stands', () => {
    expect(rangeOf(FIRST, LAST)).toEqual([9700, 10_000])
    expect(paused(FIRST, LAST)).toEqual(still(9700, 10_000))
    expect(rangeOf(paused(FIRST, LAST), LAST + 60)).toEqual([9700, 10_000])
    expect(resumed(still(9000, 9060))).toEqual(live(60))
    expect(resumed(FIRST)).toBe(FIRST)
  })
  it('zooms at its edge while live, in the middle while still, within ten seconds and an hour', () => {
    expect(zoomed(live(300), 0.5, LAST)).toEqual(live(150))
    expect(zoomed(live(2000), 2, LAST)).toEqual(live(3600))
    expect(zoomed(live(12), 0.5, LAST)).toEqual(live(10))
    expect(zoomed(still(9000, 9100), 0.5, LAST)).toEqual(still(9025, 9075))
    expect(zoomed(still(9950, 10_000), 2, LAST)).toEqual(still(9900, 10_000))
  })
  it('shows what was marked', () => {
    expect(marked(9000, 9030, LAST)).toEqual(still(9000, 9030))
    expect(marked(9000, 9001, LAST)).toEqual(still(8995.5, 9005.5))
  })
  it('shows what happened with what was before and after it', () => {
    expect(around([9000, 9004], LAST)).toEqual(still(8985, 9019))
    expect(around([8000, 8400], LAST)).toEqual(still(7900, 8500))
    expect(around([9990, 10_000], LAST)).toEqual(still(9960, 10_000))
    expect(around([6300, 10_000], LAST)).toEqual(still(6400, 10_000))
  })
  it('moves by half of what it shows, and not beyond what is known', () => {
    expect(moved(live(300), -1, LAST)).toEqual(still(9550, 9850))
    expect(moved(still(9550, 9850), 1, LAST)).toEqual(still(9700, 10_000))
    expect(moved(still(9700, 10_000), 1, LAST)).toEqual(still(9700, 10_000))
    expect(moved(still(6500, 6900), -1, LAST)).toEqual(still(6400, 6800))
  })
})
