// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Link, useParams } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { Letter } from './Letter.tsx'
import { useMail } from './queries.ts'

export default function MailPage() {
  const t = useText()
  const { id } = useParams()
  const mail = useMail(Number(id))
  useTitle(mail.data?.subject ?? t('shop-account-mails'))
  if (mail.data === undefined) {
    if (!mail.isError) return <Skeleton height="20rem" />
    const problem = fromThrown(mail.error)
    if (problem.status !== 404 && problem.status !== 400) return <ProblemNotice error={problem} retry={() => void mail.refetch()} />
    return (
      <Empty icon="mail" title={t('shop-mail-missing-title')} text={t('shop-mail-missing-text')}>
        <Link className={buttonClass()} to="/mails">
          {t('shop-mail-back')}
        </Link>
      </Empty>
    )
  }
  return (
    <article className="mail">
      <nav className="breadcrumb">
        <Link to="/mails">{t('shop-mail-back')}</Link>
      </nav>
      <header>
        <h1>{mail.data.subject}</h1>
        <p className="soft">{t('shop-mail-sent-at', { date: showInstant(mail.data.sentAt, 'moment') })}</p>
      </header>
      <Letter html={mail.data.html} />
    </article>
  )
}
