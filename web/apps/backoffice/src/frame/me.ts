// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { api } from '@perfshop/admin/api.ts'
import { useQuery } from '@tanstack/react-query'

export const ME = ['me'] as const

/** Who is logged in and what they may do, asked of the server: rights may have changed since the login. */
export function useMe() {
  return useQuery({ queryKey: ME, queryFn: ({ signal }) => take(api.GET('/api/admin/me', { signal })) })
}
