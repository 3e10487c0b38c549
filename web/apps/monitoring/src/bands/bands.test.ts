// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { shownIn } from './bands.ts'

const at = (second: number) => new Date(second * 1000).toISOString()
const activation = (id: number, from: number, to: number | null, more: Partial<Activation> = {}) =>
  ({ id, anomaly: 'A1', dose: null, startedAt: at(from), endedAt: to === null ? null : at(to), ...more }) as Activation

describe('the bands', () => {
  const names = new Map([['A1', 'Wrong VAT']])
  it('are those within the range, and what is on lasts until now', () => {
    const record = { active: [activation(4, 150, null, { anomaly: 'cpu', dose: 37 })], past: [activation(3, 110, 120), activation(2, 10, 99), activation(1, 90, 105)] }
    expect(shownIn(record, names, [100, 200], 190)).toEqual([
      { id: 1, from: 90, to: 105, label: 'A1', name: 'Wrong VAT', dose: '', active: false },
      { id: 3, from: 110, to: 120, label: 'A1', name: 'Wrong VAT', dose: '', active: false },
      { id: 4, from: 150, to: 190, label: 'cpu 37', name: 'cpu', dose: '37', active: true },
    ])
  })
  it('have no length below zero when clocks differ', () => {
    expect(shownIn({ active: [activation(1, 205, null)], past: [] }, names, [100, 210], 200)[0]).toMatchObject({ from: 205, to: 205 })
  })
})
