// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrderAudit } from '@perfshop/api/types.ts'
import { showEuros, showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'

const COLUMNS = ['order', 'anomaly', 'customer', 'field', 'expected', 'found', 'euros'] as const

/** The orders that deviate. Each leads to the back office, where the whole order stands. */
export function DeviationTable({ rows }: { readonly rows: OrderAudit['content'] }) {
  const t = useText()
  return (
    <div className="audit__scroll" tabIndex={0} role="region" aria-label={t('cockpit-auditor-rows')}>
      <table className="auditor__table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`cockpit-auditor-column-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.orderId} ${row.anomaly ?? ''} ${row.proof} ${row.field} ${row.found}`}>
              <td className="tabular">
                <a href={`/backoffice/orders/${row.orderId}`}>{row.orderNumber}</a> {showInstant(row.at, 'clock')}
              </td>
              <td>
                <b className="tabular">{row.anomaly ?? t('cockpit-auditor-unexplained')}</b>{' '}
                {row.proof === 'exposed' && <span className="auditor__proof auditor__proof--exposed">{t('cockpit-auditor-proof-exposed')}</span>}
              </td>
              <td>
                <bdi>{row.customer.email}</bdi>
              </td>
              <td>
                <code>{row.field}</code>
              </td>
              <td className="tabular">
                <span className="auditor__name">{t('cockpit-auditor-column-expected')}</span> {valueWords(row.expected)}
              </td>
              <td className="tabular">
                <span className="auditor__name">{t('cockpit-auditor-column-found')}</span> {valueWords(row.found)}
              </td>
              <td className="tabular auditor__euros">{showEuros(row.euros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** An amount as the page writes numbers; anything else, such as a date or a currency, as the wire has it. */
function valueWords(value: string): string {
  return /^-?\d+\.\d\d$/.test(value) ? showNumber(Number(value), 2) : value
}
