// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { keepAdmin } from './admin.ts'
import { api } from './api.ts'

/** The one login of the admin's interfaces; `title` says which of them is behind it. */
export function LoginPage({ title }: { readonly title: string }) {
  const t = useText()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const login = useMutation({
    mutationFn: () => take(api.POST('/api/admin/login', { body: { email, password } })),
    onSuccess: (reply) => {
      queries.clear()
      keepAdmin({ token: reply.adminToken, email: reply.email })
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!login.isPending) login.mutate()
  }
  const problem = login.error === null ? null : fromThrown(login.error)
  return (
    <main className="login">
      <form className="login__form" noValidate onSubmit={submit}>
        <h1>{title}</h1>
        {problem !== null && (problem.status === 401 ? <Notice tone="bad" title={t('admin-login-wrong')} /> : <ProblemNotice error={problem} />)}
        <InputField label={t('admin-login-email')} type="email" name="email" autoComplete="username" required autoFocus value={email} error={problem?.messageFor('email')} onChange={(event) => setEmail(event.target.value)} />
        <InputField label={t('admin-login-password')} type="password" name="password" autoComplete="current-password" required value={password} error={problem?.messageFor('password')} onChange={(event) => setPassword(event.target.value)} />
        <Button type="submit" busy={login.isPending}>
          {t('admin-login-submit')}
        </Button>
      </form>
    </main>
  )
}
