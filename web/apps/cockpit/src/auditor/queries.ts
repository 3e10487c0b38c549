// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'

const PAGE_SIZE = 20
/** A long audit is asked how far it is this often, in milliseconds. */
const ASK_AGAIN = 1000

/** So long an answer may wait for the end, in seconds: most audits take less, and of a longer one it is shown how far it is. */
const WAIT = 1

/** What is asked for: nothing is kept of a run that is null, so the orders are recalculated. */
interface Wanted {
  readonly run: number | null
  /** An anomaly's identifier, `none` for what none explains, empty for all. */
  readonly anomaly: string
  readonly page: number
}

/** A page of an audit. `begun` tells one visit, or one wish to check again, from another. */
export function useOrderAudit(begun: number, { run, anomaly, page }: Wanted) {
  return useQuery({
    queryKey: ['order-audit', begun, run, anomaly, page],
    queryFn: ({ signal }) =>
      take(api.GET('/api/admin/audit/orders', { params: { query: { page, size: PAGE_SIZE, wait: WAIT, ...(run === null ? {} : { run }), ...(anomaly === '' ? {} : { anomaly }) } }, signal })),
    placeholderData: keepPreviousData,
    // What was found stays found: a run is of one moment.
    staleTime: Infinity,
    refetchInterval: ({ state }) => (run !== null && state.data?.summary.complete === false ? ASK_AGAIN : false),
  })
}
