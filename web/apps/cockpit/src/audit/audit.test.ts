// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { factsOf, figureOf, scopeOf } from './facts.ts'
import { asked, readFilter, written } from './filter.ts'

describe('an audit line', () => {
  it('tells what is counted from what is called by a number', () => {
    const figures = factsOf('id=4 price=100.00 stock=1000000 why=stop_p95').map(figureOf)
    expect(figures).toEqual([null, { value: 100, decimals: 2 }, { value: 1_000_000, decimals: 0 }, null])
  })
  it('is read fact by fact', () => {
    expect(factsOf('id=4 dose=37 scope=header(x-run: 7) reason')).toEqual([{ name: 'id', value: '4' }, { name: 'dose', value: '37' }, { name: 'scope', value: 'header(x-run: 7) reason' }])
    expect(factsOf('')).toEqual([])
    expect(scopeOf('customer(ada@example.org)')).toEqual({ kind: 'customer', value: 'ada@example.org' })
    expect(scopeOf('everyone')).toEqual({ kind: 'everyone', value: null })
  })
})

describe('the filter', () => {
  it('stands in the address, without what is not asked for', () => {
    const filter = readFilter(new URLSearchParams('anomaly=A1&action=end&page=3'))
    expect(filter).toEqual({ anomaly: 'A1', actor: '', action: 'end', from: '', to: '' })
    expect(String(written(filter, { action: '', actor: 'ada@example.org' }))).toBe('anomaly=A1&actor=ada%40example.org')
  })
  it('asks with instants for the clocks of Paris', () => {
    expect(asked({ anomaly: '', actor: '', action: 'end', from: '2026-03-01T08:30', to: '2026-07-01T00:00' })).toEqual({
      action: 'end', from: '2026-03-01T07:30:00.000Z', to: '2026-06-30T22:00:00.000Z',
    })
    expect(asked({ anomaly: '', actor: '', action: '', from: 'never', to: '' })).toEqual({})
  })
})
