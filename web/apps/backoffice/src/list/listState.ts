// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a list shows, kept in the page's address, so that it can be shared, reloaded and gone back to. */
export interface ListState {
  readonly q: string
  /** Counted from 0; the address counts from 1, as people do. */
  readonly page: number
  /** The API's word for the column, or the empty text for the list's own order. */
  readonly sort: string
  readonly direction: 'asc' | 'desc'
  /** One of the values that the list can be narrowed to, or the empty text for all. */
  readonly only: string
}

// What the API takes; an address may say anything.
const PAGE_MAX = 1_000_000
const Q_MAX = 100

export function readList(search: URLSearchParams): ListState {
  const page = Number(search.get('page') ?? '1')
  return {
    q: (search.get('q') ?? '').slice(0, Q_MAX),
    page: Number.isInteger(page) && page > 0 && page <= PAGE_MAX ? page - 1 : 0,
    sort: search.get('sort') ?? '',
    direction: search.get('direction') === 'desc' ? 'desc' : 'asc',
    only: search.get('only') ?? '',
  }
}

/** The same as an address, without what stands at its default. */
export function writeList(list: ListState): string {
  const search = new URLSearchParams()
  if (list.q !== '') search.set('q', list.q)
  if (list.only !== '') search.set('only', list.only)
  if (list.sort !== '') search.set('sort', list.sort)
  if (list.sort !== '' && list.direction === 'desc') search.set('direction', 'desc')
  if (list.page > 0) search.set('page', String(list.page + 1))
  return search.toString()
}

/** What a press on a column's head asks for: up, then down, then the list's own order. */
export function nextSort(list: ListState, column: string): Pick<ListState, 'sort' | 'direction'> {
  if (list.sort !== column) return { sort: column, direction: 'asc' }
  return list.direction === 'asc' ? { sort: column, direction: 'desc' } : { sort: '', direction: 'asc' }
}

/** Which row a key leads to, from the row that has the focus (-1: none of them); null when the key is not about rows. */
export function rowAfter(key: string, current: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1)
    case 'ArrowUp':
      return Math.max(current - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
