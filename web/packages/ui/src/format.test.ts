// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { formatInstant, formatSpan, instantOf } from './dates.ts'
import { formatCents, sumCents, toCents } from './money.ts'
import { pagerEntries } from './pages.ts'

describe('money', () => {
  it('is exact where binary fractions are not', () => {
    expect(sumCents([0.1, 0.2])).toBe(30)
    expect(toCents(1.005 + 0.005)).toBe(101)
    expect(toCents(4.35)).toBe(435)
    expect(toCents(89_999_999_999.99)).toBe(8_999_999_999_999)
    expect(sumCents([120, -8.52, 9.9])).toBe(12_138)
  })
  it('is written as each language writes euros', () => {
    expect(formatCents(123_456, 'fr').replace(/\s/g, ' ')).toBe('1 234,56 €')
    expect(formatCents(123_456, 'en')).toBe('€1,234.56')
    expect(formatCents(-500, 'en')).toBe('-€5.00')
  })
})

describe('dates', () => {
  it('are shown as Paris reads the clock, summer and winter, whatever the zone here', () => {
    expect(formatInstant('2026-07-01T22:30:00Z', 'moment', 'fr')).toContain('2 juil. 2026')
    expect(formatInstant('2026-07-01T22:30:00Z', 'clock', 'fr')).toBe('00:30:00')
    expect(formatInstant('2026-12-01T22:30:00Z', 'clock', 'en')).toBe('23:30:00')
    expect(formatInstant('not a date', 'day', 'fr')).toBe('')
  })
  it('are read from a form as Paris reads the clock', () => {
    expect(instantOf('2026-07-01T00:30')).toBe('2026-06-30T22:30:00.000Z')
    expect(instantOf('2026-12-01T23:30')).toBe('2026-12-01T22:30:00.000Z')
    expect(instantOf('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(instantOf('2026-10-25T04:00')).toBe('2026-10-25T03:00:00.000Z')
    expect([instantOf(''), instantOf('2026-13-01T00:00'), instantOf('tomorrow')]).toEqual([null, null, null])
  })
  it('spans count up in minutes and hours', () => {
    expect([0, 9.9, 65, 3599, 3600, 7389, -3].map(formatSpan)).toEqual(['0:00', '0:09', '1:05', '59:59', '1:00:00', '2:03:09', '0:00'])
  })
})

describe('pagerEntries', () => {
  it.each([
    [0, 1, [0]],
    [0, 3, [0, 1, 2]],
    [0, 9, [0, 1, 'gap', 8]],
    [2, 9, [0, 1, 2, 3, 'gap', 8]],
    [3, 9, [0, 1, 2, 3, 4, 'gap', 8]],
    [8, 9, [0, 'gap', 7, 8]],
  ])('page %i of %i', (current, total, entries) => {
    expect(pagerEntries(current, total)).toEqual(entries)
  })
})
