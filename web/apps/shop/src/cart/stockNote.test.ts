// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { stockNote } from './stockNote.ts'

describe('what a cart line says of the stock', () => {
  it.each([
    [1, undefined, null],
    [1, 11, null],
    [11, 11, null],
    [1, 10, { kind: 'few', left: 10 }],
    [12, 11, { kind: 'short', left: 11 }],
    [4, 3, { kind: 'short', left: 3 }],
    [1, 0, { kind: 'out' }],
  ])('%i wanted of %s', (quantity, stock, note) => {
    expect(stockNote(quantity, stock)).toEqual(note)
  })
})
