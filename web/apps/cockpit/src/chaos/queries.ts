// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api } from '@perfshop/admin/api.ts'
import { useLive } from '../live/live.ts'
import { STUDENTS } from './useStudents.ts'

export const ACTIVATIONS = ['activations'] as const

export function readActivations(signal?: AbortSignal) {
  return take(api.GET('/api/admin/chaos/activations', signal === undefined ? {} : { signal }))
}

/** What is active and what has been. Read anew when the live stream says that something changed, and now and then besides. */
export function useActivations() {
  return useQuery({ queryKey: ACTIVATIONS, queryFn: ({ signal }) => readActivations(signal), refetchInterval: 10_000 })
}

/** Everything the controls are built from; it only changes with a new version of the program. */
export function useCatalogue() {
  return useQuery({ queryKey: ['catalogue'], queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/catalogue', { signal })), staleTime: Infinity })
}

/** The weather, by names that tell nothing; the list is the program's own. */
export function useScenarios() {
  return useQuery({ queryKey: ['scenarios'], queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/scenario', { signal })), staleTime: Infinity })
}

/** Reads again what depends on the chaos whenever its revision moves: this admin's change, another's, or an end by itself. */
export function useFollowRevision(): void {
  const queries = useQueryClient()
  const revision = useLive((live) => live.revision)
  const seen = useRef(revision)
  useEffect(() => {
    if (revision === null || revision === seen.current) return
    seen.current = revision
    void queries.invalidateQueries({ queryKey: ACTIVATIONS })
    void queries.invalidateQueries({ queryKey: ['audit'] })
    void queries.invalidateQueries({ queryKey: STUDENTS })
  }, [revision, queries])
}
