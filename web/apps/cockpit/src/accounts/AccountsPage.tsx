// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { AdminAccount } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { problemText, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AccountForm } from './AccountForm.tsx'
import { AccountRow } from './AccountRow.tsx'
import { ACCOUNTS, deleteAccount, useAccounts } from './queries.ts'

/** The admins' accounts, for the superadmin. */
export function AccountsPage() {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const [page, setPage] = useState(0)
  const [edited, setEdited] = useState<AdminAccount | 'new' | null>(null)
  const [leaving, setLeaving] = useState<AdminAccount | null>(null)
  const accounts = useAccounts(page)
  const removal = useMutation({
    mutationFn: ({ id }: AdminAccount) => deleteAccount(id),
    onSuccess: (_reply, { email }) => {
      toast({ text: t('cockpit-accounts-deleted', { email }), lasts: 5000 })
      void queries.invalidateQueries({ queryKey: ACCOUNTS })
    },
    onError: (error) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 }),
  })
  const list = accounts.data
  return (
    <section className="page" aria-labelledby="accounts-title">
      <header className="page__head">
        <h2 id="accounts-title">{t('cockpit-accounts')}</h2>
        <Button small onClick={() => setEdited('new')}>
          <Icon name="plus" />
          {t('cockpit-accounts-new')}
        </Button>
      </header>
      <p className="soft">{t('cockpit-accounts-text')}</p>
      {accounts.isError && <ProblemNotice error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && <Skeleton height="16rem" />}
      {list !== undefined && (
        <>
          <ul className="accounts">
            {list.content.map((account) => (
              <AccountRow key={account.id} account={account} onEdit={() => setEdited(account)} onDelete={() => setLeaving(account)} />
            ))}
          </ul>
          <Pager label={t('cockpit-accounts-pages')} current={page} total={list.totalPages} onPage={setPage} />
        </>
      )}
      {edited !== null && <AccountForm account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {leaving !== null && (
        <ConfirmDialog title={t('cockpit-accounts-delete-title', { email: leaving.email })} confirm={t('cockpit-accounts-delete')} onConfirm={() => removal.mutate(leaving)} onClose={() => setLeaving(null)}>
          <p>{t('cockpit-accounts-delete-text')}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
