// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { AdminAccount, NewAdmin } from '@perfshop/api/types.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@perfshop/admin/api.ts'
import type { Rights } from './rights.ts'

export const ACCOUNTS = ['accounts'] as const
const PAGE_SIZE = 20

export function useAccounts(page: number) {
  return useQuery({
    queryKey: [...ACCOUNTS, page],
    queryFn: ({ signal }) => take(api.GET('/api/admin/admins', { params: { query: { page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function createAccount(body: NewAdmin): Promise<AdminAccount> {
  return take(api.POST('/api/admin/admins', { body }))
}

/** Gives an account these rights, and this password when there is one. */
export function changeAccount(id: number, rights: Rights, password?: string): Promise<AdminAccount> {
  return take(api.PUT('/api/admin/admins/{id}', { params: { path: { id } }, body: { ...rights, ...(password === undefined ? {} : { password }) } }))
}

export function deleteAccount(id: number): Promise<unknown> {
  return take(api.DELETE('/api/admin/admins/{id}', { params: { path: { id } } }))
}
