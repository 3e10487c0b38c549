// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { faultsOf } from './rules.ts'

const RULES = { name: ['required', { min: 2 }], email: ['required', 'email'], note: [] } as const

describe('the rules of a form', () => {
  it('let a whole form pass', () => {
    expect(faultsOf({ name: 'Zoé', email: 'zoe@example.fr', note: '' }, RULES)).toEqual({})
  })
  it('say the first thing that is wrong with each field', () => {
    expect(faultsOf({ name: ' ', email: '', note: '' }, RULES)).toEqual({ name: { id: 'shop-field-required' }, email: { id: 'shop-field-required' } })
    expect(faultsOf({ name: 'A', email: 'zoe@example', note: 'x' }, RULES)).toEqual({
      name: { id: 'shop-field-short', args: { min: 2 } },
      email: { id: 'shop-field-email' },
    })
  })
  it('ask a function about what only it knows', () => {
    const even = (value: string) => (Number(value) % 2 === 0 ? null : 'odd')
    expect(faultsOf({ one: '3', two: '4', none: '' }, { one: [even], two: [even], none: ['required', even] })).toEqual({ one: { id: 'odd' }, none: { id: 'shop-field-required' } })
  })
  it('count characters as the server does', () => {
    // Two halves in the browser's strings, one character to a person and to the server.
    expect(faultsOf({ name: '𝒵', email: 'a@b.fr', note: '' }, RULES)).toHaveProperty('name')
    expect(faultsOf({ name: '𝒵𝒵', email: 'a@b.fr', note: '' }, RULES)).toEqual({})
  })
})
