// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { useQuery } from '@tanstack/react-query'
import { api } from '@perfshop/admin/api.ts'

/** Who is logged in, and what the account may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => take(api.GET('/api/admin/me', { signal })), staleTime: 60_000 })
}
