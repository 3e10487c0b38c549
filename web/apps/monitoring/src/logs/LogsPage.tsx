// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { LogQuery } from '@perfshop/api/types.ts'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTitle } from '../frame/useTitle.ts'
import { now } from '../live/live.ts'
import { ofSameAudience, useApi } from '../signals/api.ts'
import { Filters } from '../signals/Filters.tsx'
import { timesOf, type Asked } from '../signals/links.ts'
import { FOLLOW_MS, Refresh } from '../signals/Refresh.tsx'
import { useAsked } from '../signals/useAsked.ts'
import { Line } from './Line.tsx'
import { LEVELS, named } from './lines.ts'

/** Lines that are shown at most. */
const LIMIT = 500

/** The last lines of the log, newest first. */
export default function LogsPage() {
  const t = useText()
  useTitle(t('monitoring-logs-title'))
  const [asked, ask] = useAsked()
  const [following, setFollowing] = useState(false)
  const { audience, api } = useApi()
  const logs = useQuery({
    queryKey: ['logs', audience, asked],
    queryFn: ({ signal }) => take(api.GET('/api/monitoring/logs', { params: { query: queryOf(asked) }, signal })),
    placeholderData: ofSameAudience(audience),
    refetchInterval: following ? FOLLOW_MS : false,
    staleTime: 0,
  })
  const found = logs.data
  const lines = useMemo(() => named(found?.lines ?? []), [found])
  return (
    <>
      <div className="signals__head">
        <h1 className="signals__title">{t('monitoring-logs')}</h1>
        <p className="soft tabular signals__count">{found !== undefined && t(found.more ? 'monitoring-logs-more' : 'monitoring-logs-count', { count: found.lines.length })}</p>
        <Refresh busy={logs.isFetching} following={following} onFollow={setFollowing} onRefresh={() => void logs.refetch()} />
      </div>
      <Filters label={t('monitoring-logs-filters')} asked={asked} onAsk={ask}>
        <InputField label={t('monitoring-filter-text')} name="q" type="search" maxLength={200} />
        <SelectField label={t('monitoring-filter-level')} name="level">
          <option value="">{t('monitoring-filter-level-all')}</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t('monitoring-filter-level-least', { level })}
            </option>
          ))}
        </SelectField>
        <InputField label={t('monitoring-trace-id')} name="traceId" maxLength={32} spellCheck={false} />
        <InputField label={t('monitoring-filter-student')} name="student" maxLength={64} />
      </Filters>
      {logs.isError && <ProblemNotice error={logs.error} retry={() => void logs.refetch()} />}
      {logs.isPending && <Skeleton height="30rem" />}
      {found !== undefined && (
        <div aria-busy={logs.isPlaceholderData} className={logs.isPlaceholderData ? 'signals__list signals__list--before' : 'signals__list'}>
          {lines.length === 0 ? (
            <p className="signals__empty" role="status">
              {t('monitoring-logs-empty')}
            </p>
          ) : (
            <ol className="lines" aria-label={t('monitoring-logs')}>
              {lines.map(({ key, line }) => (
                <Line key={key} name={key} line={line} />
              ))}
            </ol>
          )}
        </div>
      )}
    </>
  )
}

function queryOf(asked: Asked): LogQuery {
  const level = LEVELS.find((known) => known === asked.level)
  return {
    limit: LIMIT,
    ...timesOf(asked, now()),
    ...(asked.q === undefined ? {} : { q: asked.q }),
    ...(level === undefined ? {} : { level }),
    ...(asked.traceId === undefined ? {} : { traceId: asked.traceId }),
    ...(asked.student === undefined ? {} : { student: asked.student }),
  }
}
