// SPDX-License-Identifier: AGPL-3.0-or-later
import { take, type Api } from '@perfshop/api/client.ts'
import type { ProfileTree } from '@perfshop/api/types.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Audience } from '../audience.ts'
import type { Stretch } from './stretch.ts'

export const KINDS = ['cpu', 'heap'] as const
export type Kind = (typeof KINDS)[number]

/** The profile of a stretch, or the last minute's; of memory there is only now. */
export function profileQuery(api: Api, audience: Audience, kind: Kind, stretch: Stretch | null) {
  return queryOptions({
    queryKey: ['profile', audience, kind, stretch],
    queryFn: ({ signal }): Promise<ProfileTree> =>
      take(
        kind === 'heap'
          ? api.GET('/api/monitoring/profiles/heap', { signal })
          : api.GET('/api/monitoring/profiles/cpu', { params: { query: stretch === null ? {} : { from: stretch.from, to: stretch.to } }, signal }),
      ),
  })
}
