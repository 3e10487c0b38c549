// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { TraceDetail } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showInstant, showNumber } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useTitle } from '../frame/useTitle.ts'
import { useApi } from '../signals/api.ts'
import { Copy } from '../signals/Copy.tsx'
import { logsOf, profileOf } from '../signals/links.ts'
import { useAsked } from '../signals/useAsked.ts'
import { Waterfall } from './Waterfall.tsx'

/** A profile knows no less than a second. */
const SHORTEST_MS = 1000

/** One trace: what its requests did, step by step. */
export default function TracePage() {
  const t = useText()
  const { traceId = '' } = useParams()
  const [{ span }] = useAsked()
  const { audience, api } = useApi()
  const trace = useQuery({
    queryKey: ['trace', audience, traceId],
    queryFn: ({ signal }) => take(api.GET('/api/monitoring/traces/{traceId}', { params: { path: { traceId } }, signal })),
  })
  const missing = trace.isError && fromThrown(trace.error).status === 404
  const sought = trace.data?.requests.find(({ spanId }) => spanId === span)
  const title = (sought ?? trace.data?.requests[0])?.name ?? t('monitoring-trace')
  useTitle(t('monitoring-trace-title', { name: title }))
  return (
    <>
      <div className="signals__head">
        <Link
          className="round"
          to="/traces"
          aria-label={t('monitoring-to-list')}
          title={t('monitoring-to-list')}
        >
          <Icon name="chevronLeft" />
        </Link>
        <h1 className="signals__title">{title}</h1>
        <Link className={buttonClass('plain', true)} to={logsOf(traceId)}>
          <Icon name="file" />
          {t('monitoring-to-logs')}
        </Link>
        {trace.data !== undefined && (
          <Link className={buttonClass('plain', true)} to={profileOf(trace.data.startedAt, trace.data.startedAt + Math.max(trace.data.durationMs, SHORTEST_MS))}>
            <Icon name="flame" />
            {t('monitoring-to-profile-of-trace')}
          </Link>
        )}
      </div>
      <p className="trace__id">
        <span className="soft">{t('monitoring-trace')}</span> <code>{traceId}</code> <Copy what={t('monitoring-trace-id')} text={traceId} />
      </p>
      {trace.isPending && <Skeleton height="30rem" />}
      {missing && (
        <p className="signals__empty" role="status">
          {t('monitoring-trace-gone')}
        </p>
      )}
      {trace.isError && !missing && <ProblemNotice error={trace.error} retry={() => void trace.refetch()} />}
      {trace.data !== undefined && <Whole trace={trace.data} sought={sought?.spanId} />}
    </>
  )
}

function Whole({ trace, sought }: { readonly trace: TraceDetail; readonly sought: string | undefined }) {
  const t = useText()
  return (
    <>
      <p className="soft tabular">
        {t('monitoring-trace-when', { clock: showInstant(trace.startedAt, 'clock'), ms: showNumber(trace.durationMs, 1), count: trace.requests.length })}
      </p>
      <Waterfall key={`${trace.traceId} ${sought ?? ''}`} trace={trace} sought={sought} />
    </>
  )
}
