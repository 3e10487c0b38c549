// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { changeAccount, useAccounts } from '../accounts/queries.ts'
import { ALL_RIGHTS } from '../accounts/rights.ts'
import { forgetAdmin } from '@perfshop/admin/admin.ts'

/** The superadmin's own password, through the call that changes any account. It voids every token, this one too. */
export function OwnPassword({ email }: { readonly email: string }) {
  const t = useText()
  // The superadmin is the oldest account, so it stands on the first page.
  const own = useAccounts(0).data?.content.find((account) => account.email === email)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  const change = useMutation({ mutationFn: (id: number) => changeAccount(id, ALL_RIGHTS, password), onSuccess: () => forgetAdmin() })
  const problem = change.error === null ? null : fromThrown(change.error)
  const form = useFocusRefused(problem)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setDiffers(password !== again)
    if (password === again && own !== undefined && !change.isPending) change.mutate(own.id)
  }
  return (
    <form ref={form} className="own-password" noValidate onSubmit={submit}>
      <h3>{t('cockpit-account-password')}</h3>
      {problem !== null && problem.fieldErrors.length === 0 && <ProblemNotice error={problem} />}
      <InputField label={t('cockpit-accounts-password-new')} type="password" autoComplete="new-password" hint={t('cockpit-accounts-password-hint')} value={password} error={problem?.messageFor('password')} onChange={(event) => setPassword(event.target.value)} />
      <InputField label={t('cockpit-account-password-again')} type="password" autoComplete="new-password" value={again} error={differs ? t('cockpit-account-password-differs') : null} onChange={(event) => setAgain(event.target.value)} />
      <p className="soft">{t('cockpit-account-password-text')}</p>
      <Button type="submit" small busy={change.isPending} disabled={own === undefined}>
        {t('cockpit-account-password-submit')}
      </Button>
    </form>
  )
}
