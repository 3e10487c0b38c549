// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

const PAGE_SIZE = 20

export function useMails(page: number) {
  return useQuery({
    queryKey: ['mails', 'page', page],
    queryFn: ({ signal }) => take(api.GET('/api/mails', { params: { query: { page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useMail(id: number) {
  return useQuery({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/api/mails/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  })
}
