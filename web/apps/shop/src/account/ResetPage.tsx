// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { api } from '../api.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { useTitle } from '../layout/useTitle.ts'

const SHORTEST_PASSWORD = 8
const RULES = { token: ['required'], password: ['required', { min: SHORTEST_PASSWORD }] } as const

/** A new password for the code of the mail, typed or brought along in the address. */
export default function ResetPage() {
  const t = useText()
  useTitle(t('shop-reset-title'))
  const navigate = useNavigate()
  const toast = useToast()
  const mailedTo = emailOf(useLocation().state)
  const [search, setSearch] = useSearchParams()
  const [token, setToken] = useState(search.get('token') ?? '')
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: (body: { token: string; password: string }) => take(api.POST('/api/auth/password/reset', { body })),
    onSuccess: () => {
      toast({ text: t('shop-reset-done'), lasts: 6000 })
      void navigate('/login', { replace: true })
    },
    gcTime: 0,
  })
  const form = useForm(RULES, reset.error === null ? null : fromThrown(reset.error))
  const formRef = useFocusFirst(form.refused)

  // The code is a key: it does not stay in the address, where the history and a neighbour could read it.
  useEffect(() => {
    if (search.has('token')) setSearch({}, { replace: true })
  }, [search, setSearch])

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!reset.isPending && form.check({ token, password })) reset.mutate({ token: token.trim(), password })
  }
  return (
    <section className="login">
      <h1>{t('shop-reset-title')}</h1>
      {mailedTo === null ? <p className="lead">{t('shop-reset-text')}</p> : <Notice tone="plain" title={t('shop-reset-mailed', { email: mailedTo })} />}
      {form.refusal !== null && <ProblemNotice error={form.refusal} />}
      <form ref={formRef} className="stack" noValidate onSubmit={submit}>
        <InputField
          label={t('shop-reset-code')}
          name="token"
          autoComplete="one-time-code"
          spellCheck={false}
          required
          maxLength={128}
          value={token}
          error={form.errorOf('token')}
          onChange={(event) => {
            setToken(event.target.value)
            form.changed('token')
          }}
        />
        <InputField
          label={t('shop-reset-password')}
          hint={form.errorOf('password') === null ? t('shop-password-hint', { min: SHORTEST_PASSWORD }) : undefined}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          maxLength={128}
          value={password}
          error={form.errorOf('password')}
          onChange={(event) => {
            setPassword(event.target.value)
            form.changed('password')
          }}
        />
        <Button type="submit" busy={reset.isPending}>
          {t('shop-reset-submit')}
        </Button>
      </form>
      <p className="login__ways">
        <Link to="/password/forgot">{t('shop-reset-again')}</Link>
        <Link to="/login">{t('shop-password-back')}</Link>
      </p>
    </section>
  )
}

/** The address that the page before has asked for, if it was that page. */
function emailOf(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'email' in state && typeof state.email === 'string' ? state.email : null
}
