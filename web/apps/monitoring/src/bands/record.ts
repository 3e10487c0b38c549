// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { Activations, Catalogue } from '@perfshop/api/types.ts'
import { useQuery } from '@tanstack/react-query'
import { api } from '@perfshop/admin/api.ts'
import { useAudience } from '../audience.ts'
import { useLive } from '../live/live.ts'

/** The record of what was active, for admins; read again when the stream says that it changed. */
export function useRecord(): { readonly activations: Activations | undefined; readonly catalogue: Catalogue | undefined } {
  const revision = useLive((live) => live.revision)
  const audience = useAudience()
  const enabled = audience === 'instructor' && revision !== null
  const activations = useQuery({
    queryKey: ['activations', revision],
    queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/activations', { signal })),
    placeholderData: (before) => before,
    enabled,
  })
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/catalogue', { signal })), staleTime: Infinity, enabled })
  // What was read before a login ended, or before the students' view, stays in memory, and must not be shown on.
  return enabled ? { activations: activations.data, catalogue: catalogue.data } : { activations: undefined, catalogue: undefined }
}
