// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi, take } from '@perfshop/api/client.ts'
import type { PublicAnomaly, PublicLog } from '@perfshop/api/types.ts'
import { useQuery } from '@tanstack/react-query'
import type { Family } from '../api.ts'

// Asked from here alone: the rest of the page has no way to what is hidden until the debrief.
const api = createApi()

/** The families whose causes are told, in the order of the tabs. Performance is debated over its figures. */
export const TOLD = ['scripting', 'business', 'functional', 'security'] as const satisfies readonly Family[]
export type Told = (typeof TOLD)[number]

const FRESH_MS = 5000
const NO_CAUSES: readonly PublicAnomaly[] = []
const NO_LOGS: readonly PublicLog[] = []

/** What can be wrong in a family, and whether it is at this moment. Empty while it is hidden: the debrief has been closed again. */
export function useCauses(family: Told) {
  return useQuery({
    queryKey: ['causes', family],
    queryFn: async ({ signal }) => (await take(api.GET('/api/chaos/public/{family}/anomalies', { params: { path: { family } }, signal }))).anomalies ?? NO_CAUSES,
    refetchInterval: FRESH_MS,
  })
}

/** The last times that something of a family really struck, newest first. */
export function useTriggerings(family: Told) {
  return useQuery({
    queryKey: ['triggerings', family],
    queryFn: async ({ signal }) => (await take(api.GET('/api/chaos/public/{family}/logs', { params: { path: { family } }, signal }))).logs ?? NO_LOGS,
    refetchInterval: FRESH_MS,
  })
}
