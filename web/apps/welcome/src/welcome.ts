// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi, take } from '@perfshop/api/client.ts'
import { useQuery } from '@tanstack/react-query'

const api = createApi()

/** What is running, asked again every few seconds; not while nobody looks. */
export function useWelcome() {
  return useQuery({
    queryKey: ['welcome'],
    queryFn: ({ signal }) => take(api.GET('/api/welcome', { signal })),
    refetchInterval: 5000,
    retry: false,
  })
}
