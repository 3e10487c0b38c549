// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Profile, ProfileBody } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { api } from '../api.ts'
import { useCountries } from '../checkout/countries.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { useTitle } from '../layout/useTitle.ts'
import { changesOf, CIVILITIES, formOf, type ProfileForm } from './profileForm.ts'
import { knownCustomer, SESSION, useSession } from './session.ts'

const RULES = {
  civility: ['required'],
  firstName: ['required', { min: 2 }],
  lastName: ['required', { min: 2 }],
  birthDate: [],
  phone: [],
  street: [],
  postalCode: [],
  city: [],
  region: [],
  country: [],
} as const

// What was being typed when the session ended is still there after the login of the same customer, as long as the page lives.
const drafts = new Map<number, ProfileForm>()

export default function ProfilePage() {
  const t = useText()
  useTitle(t('shop-account-profile'))
  const session = useSession()
  // The router lets customers only come here; between a logout and its redirect there is nobody to show.
  return session.data === undefined || session.data === null ? null : <ProfileEditor profile={session.data} />
}

function ProfileEditor({ profile }: { readonly profile: Profile }) {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const countries = useCountries()
  const [draft] = useState(() => drafts.get(profile.id))
  const [values, setValues] = useState<ProfileForm>(draft ?? formOf(profile))
  const save = useMutation({
    mutationFn: (body: ProfileBody) => take(api.PUT('/api/auth/me', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(SESSION, saved)
      write(formOf(saved))
    },
  })
  const write = (next: ProfileForm) => {
    setValues(next)
    drafts.set(profile.id, next)
  }
  // Whoever leaves the page while logged in leaves what was typed behind.
  useEffect(
    () => () => {
      if (knownCustomer(queries) !== null) drafts.delete(profile.id)
    },
    [queries, profile.id],
  )
  const form = useForm(RULES, save.error === null ? null : fromThrown(save.error))
  const formRef = useFocusFirst(form.refused)

  const undo = (body: ProfileBody) => save.mutate(body, { onError: (error) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 }) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (save.isPending || !form.check(values)) return
    const before = formOf(profile)
    const changes = changesOf(before, values)
    if (Object.keys(changes).length === 0) {
      toast({ text: t('shop-profile-same'), lasts: 4000 })
      return
    }
    save.mutate(changes, {
      onSuccess: (saved) => {
        const back = changesOf(formOf(saved), before)
        toast({ text: t('shop-profile-saved'), action: { label: t('shop-undo'), run: () => undo(back) }, lasts: 10_000 })
      },
    })
  }
  const field = (name: keyof ProfileForm) => ({
    name,
    value: values[name],
    error: form.errorOf(name),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      write({ ...values, [name]: event.target.value })
      form.changed(name)
    },
  })
  const optional = t('shop-optional')
  return (
    <section className="profile">
      <header>
        <h1>{t('shop-account-profile')}</h1>
        <p className="soft">
          <bdi>{profile.email}</bdi> · {t('shop-orders-points', { points: profile.loyaltyPoints })}
        </p>
      </header>
      <form ref={formRef} className="stack" noValidate onSubmit={submit}>
        {draft !== undefined && save.isIdle && <Notice tone="plain" title={t('shop-profile-kept')} />}
        {form.refusal !== null && <ProblemNotice error={form.refusal} />}
        <fieldset className="fieldset">
          <legend>{t('shop-profile-you')}</legend>
          <div className="form-grid form-grid--names">
            <SelectField {...field('civility')} label={t('shop-profile-civility')} autoComplete="honorific-prefix">
              {CIVILITIES.map((civility) => (
                <option key={civility} value={civility}>
                  {t(`shop-civility-${civility}`)}
                </option>
              ))}
            </SelectField>
            <InputField {...field('firstName')} label={t('shop-address-first-name')} autoComplete="given-name" required maxLength={100} />
            <InputField {...field('lastName')} label={t('shop-address-last-name')} autoComplete="family-name" required maxLength={100} />
          </div>
          <div className="form-grid">
            <InputField {...field('birthDate')} label={t('shop-profile-birth-date')} optional={optional} type="date" autoComplete="bday" />
            <InputField {...field('phone')} label={t('shop-address-phone')} optional={optional} type="tel" autoComplete="tel" maxLength={30} />
          </div>
        </fieldset>
        <fieldset className="fieldset">
          <legend>{t('shop-profile-address')}</legend>
          <div className="form-grid">
            <div className="form-grid__wide">
              <InputField {...field('street')} label={t('shop-address-street')} optional={optional} autoComplete="street-address" maxLength={200} />
            </div>
            <InputField {...field('postalCode')} label={t('shop-address-postal-code')} optional={optional} autoComplete="postal-code" maxLength={16} />
            <InputField {...field('city')} label={t('shop-address-city')} optional={optional} autoComplete="address-level2" maxLength={100} />
            <InputField {...field('region')} label={t('shop-address-region')} optional={optional} autoComplete="address-level1" maxLength={100} />
            <SelectField {...field('country')} label={t('shop-address-country')} optional={optional} autoComplete="country">
              <option value="">{t('shop-address-country-choose')}</option>
              {countries.data?.map((country) => (
                <option key={country.code} value={country.code}>
                  {country.label}
                </option>
              ))}
            </SelectField>
          </div>
        </fieldset>
        <div className="form-actions">
          <Button type="submit" busy={save.isPending}>
            {t('shop-profile-save')}
          </Button>
        </div>
      </form>
    </section>
  )
}
