// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedMail } from '@perfshop/api/types.ts'
import { isSet } from '@perfshop/ui/isSet.ts'
import { Notice } from '@perfshop/ui/Notice.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Link, useParams } from 'react-router'
import { Loaded, RecordHead } from '../form/RecordPage.tsx'
import { useMail } from './mails.ts'

export default function MailPage() {
  const id = Number(useParams()['id'])
  return <Loaded query={useMail(id)}>{(mail) => <MailView mail={mail} />}</Loaded>
}

/** A mail as its text says it: the same words as its other form, and nothing that this page would have to trust. */
function MailView({ mail }: { readonly mail: ManagedMail }) {
  const t = useText()
  return (
    <article className="record">
      <RecordHead title={mail.subject} back={{ to: '/mails', label: t('backoffice-section-mails') }} />
      {mail.kind === 'password' && mail.smtpState === 'none' && <Notice tone="plain" title={t('backoffice-mail-help')} />}
      <div className="record__columns">
        <pre className="mail" tabIndex={0} aria-label={t('backoffice-mail-text')}>
          {mail.text}
        </pre>
        <aside className="facts" aria-label={t('backoffice-mail-facts')}>
          <dl className="facts__list">
            <div className="fact">
              <dt>{t('backoffice-mail-to')}</dt>
              <dd>
                <Link to={`/customers/${mail.userId}`}>
                  <bdi>{mail.recipient}</bdi>
                </Link>
              </dd>
            </div>
            <div className="fact">
              <dt>{t('backoffice-mail-at')}</dt>
              <dd className="tabular">{showInstant(mail.sentAt, 'moment')}</dd>
            </div>
            <div className="fact">
              <dt>{t('backoffice-mail-state')}</dt>
              <dd>{t(`backoffice-mail-state-${mail.smtpState}`)}</dd>
            </div>
            {isSet(mail.orderId) && (
              <div className="fact">
                <dt>{t('backoffice-mail-order')}</dt>
                <dd>
                  <Link to={`/orders/${mail.orderId}`}>{t('backoffice-mail-order-open')}</Link>
                </dd>
              </div>
            )}
          </dl>
        </aside>
      </div>
    </article>
  )
}
