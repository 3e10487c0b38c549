// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { StudentStatus } from '../api.ts'
import { Given } from './Given.tsx'

/** The customer that is lent to this student, to log in with in the shop. */
export function Customer({ customer }: { readonly customer: StudentStatus['customer'] }) {
  const t = useText()
  return (
    <section className="card" aria-labelledby="customer">
      <h2 id="customer">{t('student-customer')}</h2>
      <p className="soft">{t('student-customer-text')}</p>
      <dl>
        <Given label={t('student-customer-email')} value={customer.email} />
        <Given label={t('student-customer-password')} value={customer.password} secret />
      </dl>
      <a className={buttonClass('plain')} href="/shop/" target="_blank" rel="noopener">
        {t('student-open-shop')}
        <span className="visually-hidden"> {t('student-new-tab')}</span>
      </a>
    </section>
  )
}
