// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { nextPath } from '../account/next.ts'
import { isNarrowed, readList, readPrice, writeList } from './listParams.ts'

describe('list parameters', () => {
  it('survive the way into the address and back', () => {
    const list = { q: 'lampe & co', category: 'home', min: 9.5, max: 100, sort: 'dear', page: 3 } as const
    expect(readList(new URLSearchParams(writeList(list)))).toEqual(list)
  })
  it('leave nothing in the address at their defaults', () => {
    expect(writeList(readList(new URLSearchParams()))).toBe('')
    expect(isNarrowed(readList(new URLSearchParams('sort=new&page=2')))).toBe(false)
    expect(isNarrowed(readList(new URLSearchParams('min=0')))).toBe(true)
  })
  it('stay within what the API takes', () => {
    expect(readList(new URLSearchParams('page=99999999999999')).page).toBe(1_000_000)
    expect(readList(new URLSearchParams({ q: 'x'.repeat(101) })).q).toHaveLength(100)
  })
  it('bear nonsense', () => {
    expect(readList(new URLSearchParams('page=-3&sort=evil&min=abc&max=1e9'))).toEqual(readList(new URLSearchParams()))
  })
  it.each([['12', 12], ['12,5', 12.5], ['0.99', 0.99], ['', null], ['-1', null], ['1.234', null], ['12345678', null], ['1000000', 1_000_000], ['1000000.01', null]])('price %j', (typed, price) => {
    expect(readPrice(typed)).toBe(price)
  })
})

describe('nextPath', () => {
  it.each([['/checkout', '/checkout'], [null, '/'], ['https://evil.example', '/'], ['//evil.example', '/'], ['/\\evil.example', '/'], ['javascript:alert(1)', '/']])('%j', (wanted, path) => {
    expect(nextPath(wanted)).toBe(path)
  })
})
