// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { api } from '../api.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { useTitle } from '../layout/useTitle.ts'

const RULES = { email: ['required', 'email'] } as const

/** Asks for the mail with the code. What is said next is the same whether the account exists or not. */
export default function ForgotPage() {
  const t = useText()
  useTitle(t('shop-forgot-title'))
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: (address: string) => take(api.POST('/api/auth/password/forgot', { body: { email: address } })),
    onSuccess: (_reply, address) => void navigate('/password/reset', { state: { email: address } }),
  })
  const form = useForm(RULES, ask.error === null ? null : fromThrown(ask.error))
  const formRef = useFocusFirst(form.refused)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!ask.isPending && form.check({ email })) ask.mutate(email.trim())
  }
  return (
    <section className="login">
      <h1>{t('shop-forgot-title')}</h1>
      <p className="lead">{t('shop-forgot-text')}</p>
      {form.refusal !== null && <ProblemNotice error={form.refusal} />}
      <form ref={formRef} className="stack" noValidate onSubmit={submit}>
        <InputField
          label={t('shop-login-email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          maxLength={254}
          value={email}
          error={form.errorOf('email')}
          onChange={(event) => {
            setEmail(event.target.value)
            form.changed('email')
          }}
        />
        <Button type="submit" busy={ask.isPending}>
          {t('shop-forgot-submit')}
        </Button>
      </form>
      <p className="login__ways">
        <Link to="/password/reset">{t('shop-forgot-have-code')}</Link>
        <Link to="/login">{t('shop-password-back')}</Link>
      </p>
    </section>
  )
}
