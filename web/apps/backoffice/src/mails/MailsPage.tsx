// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedMailPage } from '@perfshop/api/types.ts'
import { Notice } from '@perfshop/ui/Notice.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { ListPage } from '../list/ListPage.tsx'
import type { Column } from '../list/Table.tsx'
import { useList } from '../list/useList.ts'
import { useMails } from './mails.ts'

type Row = ManagedMailPage['content'][number]

export default function MailsPage() {
  const t = useText()
  const control = useList()
  const mails = useMails(control.list)
  const columns: Column<Row>[] = [
    { id: 'subject', title: t('backoffice-mail-subject'), show: ({ subject }) => <bdi>{subject}</bdi> },
    { id: 'to', title: t('backoffice-mail-to'), from: 'middle', show: ({ recipient }) => <bdi>{recipient}</bdi> },
    { id: 'state', title: t('backoffice-mail-state'), from: 'middle', show: ({ smtpState }) => t(`backoffice-mail-state-${smtpState}`) },
    { id: 'at', title: t('backoffice-mail-at'), show: ({ sentAt }) => <span className="tabular">{showInstant(sentAt, 'moment')}</span> },
  ]
  const unsent = mails.data?.content.some(({ smtpState }) => smtpState === 'none') === true
  return (
    <ListPage title={t('backoffice-section-mails')} control={control} query={mails} columns={columns} keyOf={({ id }) => id} to={({ id }) => `/mails/${id}`}>
      {unsent && <Notice tone="plain" title={t('backoffice-mails-no-smtp')} />}
    </ListPage>
  )
}
