// SPDX-License-Identifier: AGPL-3.0-or-later

export const SORTS = ['id', 'new', 'cheap', 'dear', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** What the list shows, kept in the page's address, so that it can be shared, reloaded and gone back to. */
export interface ListParams {
  readonly q: string
  /** A category's code, or the empty text for all of them. */
  readonly category: string
  /** Bounds of the price in euros. */
  readonly min: number | null
  readonly max: number | null
  readonly sort: Sort
  /** Counted from 0; the address counts from 1, as people do. */
  readonly page: number
}

// What the API takes at most; an address that says more is read as this, not refused.
const LONGEST_SEARCH = 100
const LAST_PAGE = 1_000_000
const HIGHEST_PRICE = 1_000_000

export function readList(search: URLSearchParams): ListParams {
  const page = Number(search.get('page') ?? '1')
  return {
    q: (search.get('q') ?? '').slice(0, LONGEST_SEARCH),
    category: search.get('category') ?? '',
    min: readPrice(search.get('min')),
    max: readPrice(search.get('max')),
    sort: SORTS.find((sort) => sort === search.get('sort')) ?? 'id',
    page: Number.isInteger(page) && page > 0 ? Math.min(page - 1, LAST_PAGE) : 0,
  }
}

/** The same as an address, without what stands at its default. */
export function writeList(list: ListParams): string {
  const search = new URLSearchParams()
  if (list.q !== '') search.set('q', list.q)
  if (list.category !== '') search.set('category', list.category)
  if (list.min !== null) search.set('min', String(list.min))
  if (list.max !== null) search.set('max', String(list.max))
  if (list.sort !== 'id') search.set('sort', list.sort)
  if (list.page > 0) search.set('page', String(list.page + 1))
  return search.toString()
}

/** A price as typed (comma or point), in euros with at most two decimals; null for none or nonsense. */
export function readPrice(text: string | null): number | null {
  const plain = (text ?? '').trim().replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) && Number(plain) <= HIGHEST_PRICE ? Number(plain) : null
}

/** The sort of the API. */
export function sortQuery(sort: Sort): { sort: string; direction: 'asc' | 'desc' } {
  switch (sort) {
    case 'id':
      return { sort: 'id', direction: 'asc' }
    case 'new':
      return { sort: 'createdAt', direction: 'desc' }
    case 'cheap':
      return { sort: 'price', direction: 'asc' }
    case 'dear':
      return { sort: 'price', direction: 'desc' }
    case 'name':
      return { sort: 'name', direction: 'asc' }
  }
}

/** Whether the list is narrowed in any way, which the search answers and not the plain list. */
export function isNarrowed(list: ListParams): boolean {
  return list.q !== '' || list.category !== '' || list.min !== null || list.max !== null
}
