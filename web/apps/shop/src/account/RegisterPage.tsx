// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { RegisterBody } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router'
import { api } from '../api.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { useTitle } from '../layout/useTitle.ts'
import { nextPath } from './next.ts'
import { useLogin, useSession } from './session.ts'

const SHORTEST_PASSWORD = 8
const RULES = {
  firstName: ['required', { min: 2 }],
  lastName: ['required', { min: 2 }],
  email: ['required', 'email'],
  password: ['required', { min: SHORTEST_PASSWORD }],
} as const

/** Makes an account and logs in with it, so that the cart is joined at once and nobody types a password twice. */
export default function RegisterPage() {
  const t = useText()
  useTitle(t('shop-register-title'))
  const toast = useToast()
  const session = useSession()
  const login = useLogin()
  const [search] = useSearchParams()
  const [body, setBody] = useState<RegisterBody>({ firstName: '', lastName: '', email: '', password: '' })
  const register = useMutation({
    mutationFn: (sent: RegisterBody) => take(api.POST('/api/auth/register', { body: sent })),
    onSuccess: async (profile, sent) => {
      await login.mutateAsync({ email: sent.email, password: sent.password })
      toast({ text: t('shop-register-welcome', { name: profile.firstName }), lasts: 5000 })
    },
    // The password must not stay in memory longer than the call.
    gcTime: 0,
  })
  const problem = register.error === null ? null : fromThrown(register.error)
  const form = useForm(RULES, problem)
  const formRef = useFocusFirst(form.refused)

  if (session.data !== undefined && session.data !== null) return <Navigate to={nextPath(search.get('next'))} replace />

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!register.isPending && form.check(body)) register.mutate({ ...body, email: body.email.trim() })
  }
  const field = (name: keyof RegisterBody) => ({
    name,
    required: true,
    value: body[name],
    error: form.errorOf(name) ?? (name === 'email' && problem?.status === 409 ? problem.detail : null),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setBody({ ...body, [name]: event.target.value })
      form.changed(name)
    },
  })
  return (
    <section className="login">
      <h1>{t('shop-register-title')}</h1>
      <p className="lead">{t('shop-register-text')}</p>
      {form.refusal !== null && form.refusal.status !== 409 && <ProblemNotice error={form.refusal} />}
      <form ref={formRef} className="stack" noValidate onSubmit={submit}>
        <div className="form-grid">
          <InputField {...field('firstName')} label={t('shop-address-first-name')} autoComplete="given-name" maxLength={100} />
          <InputField {...field('lastName')} label={t('shop-address-last-name')} autoComplete="family-name" maxLength={100} />
        </div>
        <InputField {...field('email')} label={t('shop-login-email')} type="email" autoComplete="username" maxLength={254} />
        <InputField
          {...field('password')}
          label={t('shop-login-password')}
          hint={form.errorOf('password') === null ? t('shop-password-hint', { min: SHORTEST_PASSWORD }) : undefined}
          type="password"
          autoComplete="new-password"
          maxLength={128}
        />
        <Button type="submit" busy={register.isPending}>
          {t('shop-register-submit')}
        </Button>
      </form>
      <p className="login__ways">
        <Link to={{ pathname: '/login', search: search.toString() }}>{t('shop-register-login')}</Link>
      </p>
    </section>
  )
}
