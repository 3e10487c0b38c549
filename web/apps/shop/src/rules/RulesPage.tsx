// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useTitle } from '../layout/useTitle.ts'

const RULES = ['price', 'vat', 'totals', 'promo', 'rounding', 'loyalty', 'shipping', 'currency', 'stock', 'checkout', 'order', 'once', 'payment', 'session', 'profile', 'times'] as const

/** The business rules as a tester needs them: what the healthy shop does, to the cent. */
export default function RulesPage() {
  const t = useText()
  useTitle(t('shop-footer-rules'))
  return (
    <section className="rules">
      <h1>{t('shop-rules-title')}</h1>
      <p className="lead">{t('shop-rules-intro')}</p>
      <table className="rules__table">
        <thead>
          <tr>
            <th scope="col">{t('shop-rules-head-rule')}</th>
            <th scope="col">{t('shop-rules-head-text')}</th>
          </tr>
        </thead>
        <tbody>
          {RULES.map((rule) => (
            <tr key={rule}>
              <th scope="row">{t(`shop-rule-${rule}`)}</th>
              <td>{t(`shop-rule-${rule}-text`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
