// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { united } from './bands.ts'
import { steps, wholeSteps } from './steps.ts'

describe('bands', () => {
  it('that overlap are one', () => {
    const band = (from: number, to: number) => ({ from, to, label: '' })
    expect(united([band(1, 5), band(2, 3), band(4, 8), band(10, 11)])).toEqual([[1, 8], [10, 11]])
  })
})

describe('the heights of a scale', () => {
  it('are round, few, and begin at zero', () => {
    expect(steps(100, 3)).toEqual([0, 50, 100])
    expect(steps(20, 3)).toEqual([0, 5, 10, 15, 20])
    expect(steps(0.7, 3)).toEqual([0, 0.2, 0.4, 0.6])
    expect(steps(3, 1)).toEqual([0, 2])
    expect(steps(0, 3)).toEqual([0])
  })
})

describe('the times on an axis', () => {
  it('are whole, and never more than fit', () => {
    expect(wholeSteps(1000, 1060)).toEqual([1005, 1020, 1035, 1050])
    expect(wholeSteps(1000, 4600)).toEqual([1800, 2700, 3600, 4500])
    for (let span = 1; span < 4000; span += 7) expect(wholeSteps(1_000_003, 1_000_003 + span).length, String(span)).toBeLessThanOrEqual(6)
  })
})
