// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrderAudit } from '@perfshop/api/types.ts'
import { showEuros, showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'

/** What an audit comes to: what was lost, whom it touched, since when; or that nothing deviates. */
export function AuditorFigures({ summary }: { readonly summary: OrderAudit['summary'] }) {
  const t = useText()
  const { ordersChecked, deviations, orders, customers, eurosLost, since, unknown } = summary
  const counts = [
    ['lost', showEuros(eurosLost)],
    ['deviations', showNumber(deviations)],
    ['orders', showNumber(orders)],
    ['customers', showNumber(customers)],
    ['since', since === null ? '–' : `${showInstant(since, 'day')} ${showInstant(since, 'clock')}`],
    ['checked', showNumber(ordersChecked)],
  ] as const
  const missing = (['prices', 'promos', 'mails'] as const).filter((name) => unknown[name] > 0)
  return (
    <>
      {deviations === 0 ? (
        <p className="auditor__none" role="status">
          {t('cockpit-auditor-none', { count: ordersChecked })}
        </p>
      ) : (
        <dl className="auditor__figures">
          {counts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`cockpit-auditor-figure-${name}`)}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {missing.map((name) => (
        <p key={name} className="soft">
          {t(`cockpit-auditor-unknown-${name}`, { count: unknown[name] })}
        </p>
      ))}
    </>
  )
}
