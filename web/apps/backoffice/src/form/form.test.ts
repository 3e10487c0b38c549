// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { fromParis, toParis } from './parisTime.ts'
import { bodyOf, readNumber, readText } from './values.ts'

describe('what is typed', () => {
  it('is a number with comma or point, blanks between thousands', () => {
    expect([readNumber('12,5'), readNumber(' 1 234.50 '), readNumber('-3'), readNumber('')]).toEqual([12.5, 1234.5, -3, undefined])
  })
  it('goes out as null when it is no number, so that the server refuses the field', () => {
    expect(JSON.stringify(bodyOf<{ price: number }>({ price: readNumber('dear') }))).toBe('{"price":null}')
  })
  it('is left out when there is nothing', () => {
    expect(bodyOf<{ name: string; city: string }>({ name: readText('  '), city: readText(' Lyon ') })).toEqual({ city: 'Lyon' })
  })
})

describe('Paris time', () => {
  it.each([
    ['2026-07-01T22:30:00.000Z', '2026-07-02T00:30'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01T00:00'],
    ['2026-03-29T00:59:00.000Z', '2026-03-29T01:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00'],
  ])('%s is %s there, and back', (instant, local) => {
    expect(toParis(instant)).toBe(local)
    expect(fromParis(local)).toBe(instant)
  })
  it('takes the later one of the hour that autumn repeats', () => {
    expect(fromParis('2026-10-25T02:30')).toBe('2026-10-25T01:30:00.000Z')
  })
  it('knows nothing of nothing', () => {
    expect([toParis('never'), fromParis('')]).toEqual(['', undefined])
  })
})
