// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { nextSort, readList, rowAfter, writeList } from './listState.ts'

const PLAIN = readList(new URLSearchParams())

describe('the list in the address', () => {
  it('is left out at its default and comes back as it was written', () => {
    expect(writeList(PLAIN)).toBe('')
    const list = { q: 'clé à molette', page: 2, sort: 'price', direction: 'desc', only: 'PAID' } as const
    expect(readList(new URLSearchParams(writeList(list)))).toEqual(list)
  })
  it.each(['page=0', 'page=-3', 'page=x', 'page=1.5', 'page=1000001'])('begins at the first page for %s', (search) => {
    expect(readList(new URLSearchParams(search)).page).toBe(0)
  })
})

it('a column sorts up, then down, then not', () => {
  const up = { ...PLAIN, ...nextSort(PLAIN, 'price') }
  const down = { ...up, ...nextSort(up, 'price') }
  expect([up.sort, up.direction, down.sort, down.direction]).toEqual(['price', 'asc', 'price', 'desc'])
  expect(nextSort(down, 'price')).toEqual({ sort: '', direction: 'asc' })
  expect(nextSort(down, 'name')).toEqual({ sort: 'name', direction: 'asc' })
})

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 2, 2],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['a', 1, null],
])('%s from row %i of three leads to %s', (key, current, next) => {
  expect(rowAfter(key, current, 3)).toBe(next)
})

it('no key leads to a row where there is none', () => {
  expect(rowAfter('ArrowDown', -1, 0)).toBeNull()
})
