// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { TraceQuery } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTitle } from '../frame/useTitle.ts'
import { now } from '../live/live.ts'
import { ofSameAudience, useApi } from '../signals/api.ts'
import { Filters } from '../signals/Filters.tsx'
import { addressOf, timesOf, whole, type Asked } from '../signals/links.ts'
import { FOLLOW_MS, Refresh } from '../signals/Refresh.tsx'
import { useAsked } from '../signals/useAsked.ts'
import { TraceTable } from './TraceTable.tsx'

/** Rows of one page. */
const SIZE = 50

/** The last requests, newest first. */
export default function TracesPage() {
  const t = useText()
  useTitle(t('monitoring-traces-title'))
  const [asked, ask] = useAsked()
  const [following, setFollowing] = useState(false)
  const { audience, api } = useApi()
  const page = whole(asked.page) ?? 0
  const traces = useQuery({
    queryKey: ['traces', audience, asked],
    queryFn: ({ signal }) => take(api.GET('/api/monitoring/traces', { params: { query: queryOf(asked, page) }, signal })),
    placeholderData: ofSameAudience(audience),
    refetchInterval: following ? FOLLOW_MS : false,
    // What was read a moment ago is old: somebody has just done something and looks for it.
    staleTime: 0,
  })
  const found = traces.data
  return (
    <>
      <div className="signals__head">
        <h1 className="signals__title">{t('monitoring-traces')}</h1>
        <p className="soft tabular signals__count">{found !== undefined && t('monitoring-traces-count', { count: found.totalElements })}</p>
        {/* A press on a chart leads here: its way goes on to what the program did meanwhile. */}
        {asked.since !== undefined && asked.until !== undefined && (
          <Link className={buttonClass('plain', true)} to={addressOf('/profiles', { from: asked.since, to: asked.until })}>
            <Icon name="flame" />
            {t('monitoring-to-profile')}
          </Link>
        )}
        <Refresh busy={traces.isFetching} following={following} onFollow={setFollowing} onRefresh={() => void traces.refetch()} />
      </div>
      <Filters label={t('monitoring-traces-filters')} asked={asked} onAsk={ask}>
        <InputField label={t('monitoring-filter-route')} name="route" type="search" maxLength={200} placeholder="/api/orders" />
        <InputField label={t('monitoring-filter-min-ms')} name="minMs" type="number" inputMode="numeric" min={0} max={3_600_000} />
        <InputField label={t('monitoring-filter-student')} name="student" maxLength={64} />
        <label className="filters__check">
          <input type="checkbox" name="error" value="true" />
          {t('monitoring-filter-errors')}
        </label>
      </Filters>
      {traces.isError && <ProblemNotice error={traces.error} retry={() => void traces.refetch()} />}
      {traces.isPending && <Skeleton height="30rem" />}
      {found !== undefined && (
        <div aria-busy={traces.isPlaceholderData} className={traces.isPlaceholderData ? 'signals__list signals__list--before' : 'signals__list'}>
          {found.content.length === 0 ? (
            <p className="signals__empty" role="status">
              {t(found.totalElements === 0 ? 'monitoring-traces-empty' : 'monitoring-traces-page-empty')}
            </p>
          ) : (
            <TraceTable rows={found.content} instructor={audience === 'instructor'} />
          )}
          <Pager label={t('monitoring-traces-pages')} current={page} total={found.totalPages} onPage={(next) => ask({ ...asked, page: next === 0 ? '' : String(next) })} />
        </div>
      )}
    </>
  )
}

function queryOf(asked: Asked, page: number): TraceQuery {
  const leastMs = whole(asked.minMs)
  return {
    page,
    size: SIZE,
    ...timesOf(asked, now()),
    ...(asked.route === undefined ? {} : { route: asked.route }),
    ...(leastMs === undefined ? {} : { minMs: leastMs }),
    ...(asked.student === undefined ? {} : { student: asked.student }),
    ...(asked.error === 'true' ? { error: true } : {}),
  }
}
