// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { Triggers } from '@perfshop/api/types.ts'
import { useQuery } from '@tanstack/react-query'

const EVERY_MS = 2000

/** How often each anomaly has really struck, and the last times; null before that is known. */
export function useTriggers(): Triggers | null {
  const { data } = useQuery({ queryKey: ['triggers'], queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/triggers', { signal })), refetchInterval: EVERY_MS })
  return data ?? null
}
