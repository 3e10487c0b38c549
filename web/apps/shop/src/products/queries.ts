// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { ProductPage } from '@perfshop/api/types.ts'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { isNarrowed, sortQuery, type ListParams } from './listParams.ts'

const PAGE_SIZE = 24

/** A page of the list, with what was asked for. The last one stays in sight, dimmed, while the next is on its way. */
export function useProducts(list: ListParams) {
  return useQuery({
    queryKey: ['products', list],
    queryFn: async ({ signal }) => ({ list, page: await readProducts(list, PAGE_SIZE, signal) }),
    placeholderData: keepPreviousData,
  })
}

/** A few products of the same category, to go on from. */
export function useRelated(category: string | undefined) {
  const list: ListParams = { q: '', category: category ?? '', min: null, max: null, sort: 'id', page: 0 }
  return useQuery({
    queryKey: ['products', 'related', category],
    queryFn: ({ signal }) => readProducts(list, 5, signal),
    enabled: category !== undefined,
  })
}

/** With the markup that stands above it, where the server gives it. */
type Found = ProductPage & { readonly message?: string }

async function readProducts(list: ListParams, size: number, signal: AbortSignal): Promise<Found> {
  const page = { page: list.page, size, ...sortQuery(list.sort) }
  if (!isNarrowed(list)) return take(api.GET('/api/products', { params: { query: page }, signal }))
  const query = {
    ...page,
    ...(list.q === '' ? {} : { q: list.q }),
    ...(list.category === '' ? {} : { category: list.category }),
    ...(list.min === null ? {} : { minPrice: list.min }),
    ...(list.max === null ? {} : { maxPrice: list.max }),
  }
  return take(api.GET('/api/products/search', { params: { query }, signal }))
}

export function productQuery(id: number) {
  return queryOptions({
    queryKey: ['product', id],
    queryFn: ({ signal }) => take(api.GET('/api/products/{id}', { params: { path: { id } }, signal })),
  })
}

export function useProduct(id: number) {
  return useQuery(productQuery(id))
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => take(api.GET('/api/products/categories', { signal })),
    staleTime: Infinity,
  })
}
