// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { AdminAccount } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { problemText, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { ACCOUNTS, changeAccount, createAccount } from './queries.ts'
import { RightFields } from './RightFields.tsx'
import { FIRST_RIGHTS, newPassword, rightsOf, type Rights } from './rights.ts'

interface Props {
  /** Null makes a new one. */
  readonly account: AdminAccount | null
  readonly onClose: () => void
}

const UNDO_MS = 10_000

/** An account's address, password and rights, in a dialog of its own. */
export function AccountForm({ account, onClose }: Props) {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [rights, setRights] = useState<Rights>(account === null ? FIRST_RIGHTS : rightsOf(account))
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])

  const refresh = () => void queries.invalidateQueries({ queryKey: ACCOUNTS })
  const undo = (before: AdminAccount) => void changeAccount(before.id, rightsOf(before)).then(
    () => {
      toast({ text: t('cockpit-undone'), lasts: 3000 })
      refresh()
    },
    (thrown: unknown) => toast({ text: t('cockpit-undo-failed', { reason: problemText(fromThrown(thrown), t) }), lasts: 8000 }),
  )
  const saving = useMutation({
    mutationFn: () => (account === null ? createAccount({ email: email.trim(), password, ...rights }) : changeAccount(account.id, rights, password === '' ? undefined : password)),
    onSuccess: (saved) => {
      // A password cannot be brought back, as nobody knows the old one.
      const back = account === null || password !== '' ? {} : { action: { label: t('cockpit-undo'), run: () => undo(account) } }
      toast({ text: t(account === null ? 'cockpit-accounts-created' : 'cockpit-accounts-changed', { email: saved.email }), lasts: UNDO_MS, ...back })
      refresh()
      dialog.current?.close()
    },
  })
  const problem = saving.error === null ? null : fromThrown(saving.error)
  const form = useFocusRefused(problem)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!saving.isPending) saving.mutate()
  }
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="account-form-title" onClose={onClose}>
      <form ref={form} className="account-form" noValidate onSubmit={submit}>
        <h2 id="account-form-title">{account === null ? t('cockpit-accounts-new') : account.email}</h2>
        {problem !== null && problem.fieldErrors.length === 0 && <ProblemNotice error={problem} />}
        {account === null && (
          <InputField label={t('admin-login-email')} type="email" autoComplete="off" value={email} error={problem?.messageFor('email')} onChange={(event) => setEmail(event.target.value)} />
        )}
        <div className="account-form__password">
          <InputField
            label={t(account === null ? 'admin-login-password' : 'cockpit-accounts-password-new')}
            // In clear: it is made here to be handed to somebody else.
            type="text"
            autoComplete="off"
            spellCheck={false}
            hint={t(account === null ? 'cockpit-accounts-password-hint' : 'cockpit-accounts-password-kept')}
            value={password}
            error={problem?.messageFor('password')}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button look="plain" small onClick={() => setPassword(newPassword())}>
            {t('cockpit-accounts-password-make')}
          </Button>
        </div>
        {account?.isSuperAdmin === true ? <p className="soft">{t('cockpit-accounts-super-rights')}</p> : <RightFields rights={rights} onRights={setRights} />}
        <div className="dialog__actions">
          <Button look="plain" onClick={() => dialog.current?.close()}>
            {t('ui-cancel')}
          </Button>
          <Button type="submit" busy={saving.isPending}>
            {t(account === null ? 'cockpit-accounts-create' : 'cockpit-accounts-save')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
