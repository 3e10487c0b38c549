// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState, type SyntheticEvent } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { useTitle } from '../layout/useTitle.ts'
import { nextPath } from './next.ts'
import { securityToken } from './securityToken.ts'
import { useLogin, useSession } from './session.ts'

const RULES = { email: ['required'], password: ['required'] } as const

export default function LoginPage() {
  const t = useText()
  useTitle(t('shop-login-title'))
  const session = useSession()
  const login = useLogin()
  const [search] = useSearchParams()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const problem = login.error === null ? null : fromThrown(login.error)
  const form = useForm(RULES, problem)
  const formRef = useFocusFirst(form.refused)

  if (session.data !== undefined && session.data !== null) return <Navigate to={nextPath(search.get('next'))} replace />

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!login.isPending && form.check({ email, password })) login.mutate({ email: email.trim(), password })
  }
  // Someone who was sent here while still holding a token of an earlier login had a session, and it is over.
  const expired = search.has('next') && securityToken() !== null

  return (
    <section className="login">
      <h1>{t('shop-login-title')}</h1>
      <p className="lead">{t('shop-login-text')}</p>
      {expired && problem === null && <Notice tone="plain" title={t('shop-login-expired')} />}
      {form.refusal !== null &&
        (form.refusal.status === 401 ? <Notice tone="bad" title={t('shop-login-wrong')} /> : <ProblemNotice error={form.refusal} />)}
      <form ref={formRef} className="stack" noValidate onSubmit={submit}>
        <InputField
          label={t('shop-login-email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          error={form.errorOf('email')}
          onChange={(event) => {
            setEmail(event.target.value)
            form.changed('email')
          }}
        />
        <InputField
          label={t('shop-login-password')}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          error={form.errorOf('password')}
          onChange={(event) => {
            setPassword(event.target.value)
            form.changed('password')
          }}
        />
        <Button type="submit" busy={login.isPending}>
          {t('shop-login-submit')}
        </Button>
      </form>
      <p className="login__ways">
        <Link to="/password/forgot">{t('shop-login-forgot')}</Link>
        <Link to={{ pathname: '/register', search: search.toString() }}>{t('shop-login-register')}</Link>
      </p>
    </section>
  )
}
