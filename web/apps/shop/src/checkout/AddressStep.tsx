// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Profile } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useSession } from '../account/session.ts'
import { api } from '../api.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import type { StepProps } from './CheckoutPage.tsx'
import { useCountries } from './countries.ts'
import type { DeliveryAddress } from './state.ts'

const RULES = {
  firstName: ['required', { min: 2 }],
  lastName: ['required', { min: 2 }],
  street: ['required', { min: 2 }],
  postalCode: ['required'],
  city: ['required'],
  region: [],
  country: ['required'],
  phone: [],
} as const

export function AddressStep({ checkout, onDone, onGo, onRefused }: StepProps) {
  const t = useText()
  const session = useSession()
  const countries = useCountries()
  const [address, setAddress] = useState<DeliveryAddress>(() => checkout.draft ?? profileAddress(session.data))
  const send = useMutation({
    mutationFn: (body: DeliveryAddress) => take(api.POST('/api/checkout/address', { body: withoutEmpty(body) })),
    onSuccess: (_reply, sent) => {
      onDone({ type: 'address', address: sent })
      onGo('shipping')
    },
    onError: onRefused,
  })
  const form = useForm(RULES, send.error === null ? null : fromThrown(send.error))
  const formRef = useFocusFirst(form.refused)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!send.isPending && form.check(address)) send.mutate(address)
  }
  const field = (name: keyof DeliveryAddress) => ({
    name,
    value: address[name],
    maxLength: 200,
    error: form.errorOf(name),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setAddress({ ...address, [name]: event.target.value })
      form.changed(name)
    },
  })

  return (
    <form ref={formRef} className="stack" noValidate onSubmit={submit}>
      <h2>{t('shop-address-title')}</h2>
      {form.refusal !== null && <ProblemNotice error={form.refusal} />}
      <div className="form-grid">
        <InputField {...field('firstName')} label={t('shop-address-first-name')} autoComplete="given-name" required />
        <InputField {...field('lastName')} label={t('shop-address-last-name')} autoComplete="family-name" required />
        <div className="form-grid__wide">
          <InputField {...field('street')} label={t('shop-address-street')} autoComplete="street-address" required />
        </div>
        <InputField {...field('postalCode')} label={t('shop-address-postal-code')} autoComplete="postal-code" required />
        <InputField {...field('city')} label={t('shop-address-city')} autoComplete="address-level2" required />
        <InputField {...field('region')} label={t('shop-address-region')} optional={t('shop-optional')} autoComplete="address-level1" />
        <SelectField {...field('country')} label={t('shop-address-country')} autoComplete="country" required>
          <option value="">{t('shop-address-country-choose')}</option>
          {countries.data?.map((country) => (
            <option key={country.code} value={country.code}>
              {country.label}
            </option>
          ))}
        </SelectField>
        <div className="form-grid__wide">
          <InputField {...field('phone')} label={t('shop-address-phone')} optional={t('shop-optional')} type="tel" autoComplete="tel" />
        </div>
      </div>
      <div className="form-actions">
        <Button type="submit" busy={send.isPending}>
          {t('shop-address-next')}
        </Button>
      </div>
    </form>
  )
}

function profileAddress(profile: Profile | null | undefined): DeliveryAddress {
  return {
    firstName: profile?.firstName ?? '',
    lastName: profile?.lastName ?? '',
    street: profile?.street ?? '',
    postalCode: profile?.postalCode ?? '',
    city: profile?.city ?? '',
    region: profile?.region ?? '',
    country: profile?.country ?? '',
    phone: profile?.phone ?? '',
  }
}

/** Region and phone may be left out; an empty text would be a value, and a wrong one. */
function withoutEmpty({ region, phone, ...rest }: DeliveryAddress) {
  return { ...rest, ...(region.trim() === '' ? {} : { region }), ...(phone.trim() === '' ? {} : { phone }) }
}
