// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TraceRow } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { traceAddress } from '../signals/links.ts'

/** Requests with what they took; each leads to its steps. */
export function TraceTable({ rows, instructor }: { readonly rows: readonly TraceRow[]; readonly instructor: boolean }) {
  const t = useText()
  const longest = Math.max(...rows.map(({ durationMs }) => durationMs))
  return (
    <table className="traces">
      <caption className="visually-hidden">{t('monitoring-traces')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('monitoring-column-time')}</th>
          <th scope="col">{t('monitoring-column-request')}</th>
          <th scope="col">{t('monitoring-column-duration')}</th>
          <th scope="col" className="traces__more">
            {t('monitoring-column-sql')}
          </th>
          <th scope="col" className="traces__more">
            {t('monitoring-column-student')}
          </th>
          {instructor && (
            <th scope="col" className="traces__more">
              {t('monitoring-column-anomalies')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.spanId} className={row.error ? 'trace trace--error' : 'trace'}>
            <td className="tabular">{showInstant(row.startedAt, 'clock')}</td>
            <td>
              <Status status={row.status} error={row.error} />{' '}
              <Link className="trace__link" to={traceAddress(row.traceId, row.spanId)}>
                {row.method} {row.route === '' ? t('monitoring-no-route') : row.route}
              </Link>
            </td>
            <td className="trace__duration tabular">
              {t('monitoring-ms', { ms: showNumber(row.durationMs, row.durationMs < 10 ? 1 : 0) })} {row.slow && <span className="badge badge--warn">{t('monitoring-slow')}</span>}
              <span className="trace__bar" aria-hidden="true" style={{ inlineSize: `${String(Math.max(1, (row.durationMs / longest) * 100))}%` }} />
            </td>
            <td className="traces__more tabular">{t('monitoring-sql', { count: row.statements, ms: showNumber(row.statementsMs, row.statementsMs < 10 ? 1 : 0) })}</td>
            <td className="traces__more">
              <bdi>{row.student ?? '–'}</bdi>
            </td>
            {instructor && <td className="traces__more">{(row.anomalies ?? []).join(', ') || '–'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The status of an answer; a failure has a sign besides its colour. */
export function Status({ status, error }: { readonly status: number; readonly error: boolean }) {
  return (
    <span className={error ? 'badge badge--bad tabular' : 'badge tabular'}>
      {error && <Icon name="alert" />}
      {status}
    </span>
  )
}
