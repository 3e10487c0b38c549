// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrderAudit } from '@perfshop/api/types.ts'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useCatalogue } from '../chaos/queries.ts'

interface Props {
  readonly sums: OrderAudit['summary']['byAnomaly']
  /** The one whose rows are shown; empty for all. */
  readonly anomaly: string
  readonly onAnomaly: (anomaly: string) => void
}

/** What each anomaly comes to; pressed, its rows alone are shown, and pressed again all of them. */
export function AuditorFilter({ sums, anomaly, onAnomaly }: Props) {
  const t = useText()
  const names = new Map(useCatalogue().data?.anomalies.map(({ id, name }) => [id, name]))
  return (
    <ul className="auditor__sums" aria-label={t('cockpit-auditor-by-anomaly')}>
      {sums.map((sum) => {
        const id = sum.anomaly ?? 'none'
        const name = sum.anomaly === null ? t('cockpit-auditor-unexplained') : `${sum.anomaly} ${names.get(sum.anomaly) ?? ''}`
        return (
          <li key={`${id}-${sum.proof}`}>
            <button type="button" className="auditor__sum" aria-pressed={anomaly === id} onClick={() => onAnomaly(anomaly === id ? '' : id)}>
              <b>{name}</b>
              <span className={`auditor__proof auditor__proof--${sum.proof}`}>{t(`cockpit-auditor-proof-${sum.proof}`)}</span>
              <span className="tabular">{t('cockpit-auditor-sum', { orders: sum.orders, customers: sum.customers })}</span>
              <span className="tabular">{showEuros(sum.euros)}</span>
              {sum.since !== null && <span className="tabular soft">{t('cockpit-auditor-since', { day: showInstant(sum.since, 'day'), clock: showInstant(sum.since, 'clock') })}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
