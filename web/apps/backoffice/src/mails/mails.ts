// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ListState } from '../list/listState.ts'
import { PAGE_SIZE } from '../list/useList.ts'

export function useMails({ page }: ListState) {
  const query = { page, size: PAGE_SIZE }
  return useQuery({
    queryKey: ['mails', 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/mails', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    // Somebody may be asking for a new password right now.
    refetchInterval: 10_000,
  })
}

export function useMail(id: number) {
  return useQuery({
    queryKey: ['mails', id],
    queryFn: ({ signal }) => take(api.GET('/api/admin/mails/{id}', { params: { path: { id } }, signal })),
  })
}
