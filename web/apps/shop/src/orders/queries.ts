// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

const PAGE_SIZE = 10
// An order moves on by itself, in minutes; a page that is left open follows it.
const FOLLOW_MS = 20_000

export function useOrders(page: number) {
  return useQuery({
    queryKey: ['orders', 'page', page],
    queryFn: ({ signal }) => take(api.GET('/api/orders', { params: { query: { page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: FOLLOW_MS,
  })
}

export function orderQuery(id: number) {
  return queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/orders/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.status === 'DELIVERED' || query.state.data?.status === 'CANCELLED' ? false : FOLLOW_MS),
  })
}
