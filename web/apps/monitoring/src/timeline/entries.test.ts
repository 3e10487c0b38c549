// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import type { Shown } from '../bands/bands.ts'
import { entriesOf } from './entries.ts'
import type { Moment } from './moments.ts'

const moment = (kind: Moment['kind'], from: number, to: number, still = false): Moment => ({ kind, from, to, still, figures: {} })
const shown = (id: number, from: number, to: number, active = false): Shown => ({ id, from, to, active, label: 'A1', name: 'Stale VAT', dose: '' })

describe('the timeline', () => {
  it('has what still goes on first, then the newest, the instructor’s rows among them', () => {
    const moments = [moment('errors', 100, 110), moment('slow', 50, 200, true), moment('cpu', 130, 140)]
    const entries = entriesOf(moments, [shown(1, 120, 125), shown(2, 90, 200, true)], 0)
    expect(entries.map(({ key }) => key)).toEqual(['activation 2', 'slow 50', 'cpu 130', 'activation 1', 'errors 100'])
    expect(entries.map(({ by }) => by)).toEqual(['instructor', 'figures', 'figures', 'instructor', 'figures'])
  })
  it('forgets what ended longer ago than it reaches', () => {
    expect(entriesOf([moment('errors', 100, 110), moment('slow', 105, 120)], [shown(1, 1, 111)], 111).map(({ key }) => key)).toEqual(['slow 105', 'activation 1'])
  })
})
