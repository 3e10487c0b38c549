// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { Link } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { useMails } from './queries.ts'

export default function MailsPage() {
  const t = useText()
  useTitle(t('shop-account-mails'))
  const [page, setPage] = useState(0)
  const mails = useMails(page)
  if (mails.isError && mails.data === undefined) return <ProblemNotice error={mails.error} retry={() => void mails.refetch()} />
  if (mails.data === undefined) return <Skeleton height="16rem" />
  if (mails.data.totalElements === 0) {
    return (
      <Empty icon="mail" title={t('shop-mails-empty-title')} text={t('shop-mails-empty-text')}>
        <Link className={buttonClass()} to="/">
          {t('shop-cart-empty-link')}
        </Link>
      </Empty>
    )
  }
  return (
    <section className="mails">
      <header>
        <h1>{t('shop-account-mails')}</h1>
        <p className="soft">{t('shop-mails-text')}</p>
      </header>
      <ul className="mails__list" aria-busy={mails.isPlaceholderData}>
        {mails.data.content.map((mail) => (
          <li key={mail.id} className="mail-row">
            <Icon name="mail" />
            <Link className="mail-row__subject" to={`/mails/${mail.id}`}>
              {mail.subject}
            </Link>
            <span className="soft tabular">{showInstant(mail.sentAt, 'moment')}</span>
          </li>
        ))}
      </ul>
      <Pager label={t('shop-mails-pages')} current={page} total={mails.data.totalPages} onPage={setPage} />
    </section>
  )
}
