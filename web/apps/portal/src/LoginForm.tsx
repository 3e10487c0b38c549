// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { ask, keepToken, type Entrance } from './api.ts'

export function LoginForm({ onEnter }: { readonly onEnter: () => void }) {
  const t = useText()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const login = useMutation({
    mutationFn: () => ask<Entrance>('login', { email: email.trim(), password }),
    onSuccess: (entrance) => {
      keepToken(entrance.token)
      onEnter()
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!login.isPending) login.mutate()
  }
  const problem = login.error === null ? null : fromThrown(login.error)
  return (
    <form className="portal__form" noValidate onSubmit={submit}>
      <h2>{t('portal-login')}</h2>
      <p className="soft">{t('portal-login-text')}</p>
      {problem !== null && (problem.status === 401 ? <Notice tone="bad" title={t('portal-login-wrong')} /> : <ProblemNotice error={problem} />)}
      <InputField label={t('portal-login-email')} type="email" name="email" autoComplete="username" required value={email} error={problem?.messageFor('email')} onChange={(event) => setEmail(event.target.value)} />
      <InputField label={t('portal-login-password')} type="password" name="password" autoComplete="current-password" required value={password} error={problem?.messageFor('password')} onChange={(event) => setPassword(event.target.value)} />
      <Button type="submit" busy={login.isPending}>
        {t('portal-login-submit')}
      </Button>
    </form>
  )
}
