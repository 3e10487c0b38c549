// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { useQuery } from '@tanstack/react-query'
import { readScenarios, readStatus, type StudentStatus } from './api.ts'
import { rememberedAlias } from './enter/memory.ts'

export const STATUS = ['status'] as const

// A server that takes the call and says nothing is away as well; without this the page would show its old answer as if it held.
const PATIENCE_MS = 8000

/**
 * Who this student is and what is on, read every five seconds while the page is looked at. Null for a browser that is nobody:
 * the server is not asked about one that has never entered, nor again about one that it does not know.
 */
export function useStatus() {
  return useQuery<StudentStatus | null>({
    queryKey: STATUS,
    initialData: () => (rememberedAlias() === '' ? null : undefined),
    enabled: (query) => query.state.data !== null,
    queryFn: ({ signal }) => known(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])),
    refetchInterval: 5000,
    staleTime: 0,
    retry: false,
  })
}

async function known(signal: AbortSignal): Promise<StudentStatus | null> {
  try {
    return await readStatus(signal)
  } catch (thrown) {
    if (fromThrown(thrown).status === 401) return null
    throw thrown
  }
}

/** The list never changes while the program runs; its names are in the stack's language. */
export function useScenarios() {
  return useQuery({ queryKey: ['scenarios'], queryFn: ({ signal }) => readScenarios(signal), staleTime: Infinity })
}
