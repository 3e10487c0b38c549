// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Profile } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useSession } from '../account/session.ts'
import { api } from '../api.ts'
import type { StepProps } from './CheckoutPage.tsx'
import { useCountries } from './countries.ts'
import { recallCheckout, rememberCheckout, type DeliveryAddress } from './memory.ts'

export function AddressStep({ checkout, onDone, onGo, onRefused }: StepProps) {
  const t = useText()
  const session = useSession()
  const countries = useCountries()
  const [address, setAddress] = useState<DeliveryAddress>(() => checkout.address ?? recallCheckout().address ?? profileAddress(session.data))
  const send = useMutation({
    mutationFn: (body: DeliveryAddress) => take(api.POST('/api/checkout/address', { body: withoutEmpty(body) })),
    onSuccess: (_reply, sent) => {
      rememberCheckout({ address: sent })
      onDone({ type: 'address', address: sent })
      onGo('shipping')
    },
    onError: onRefused,
  })
  const problem = send.error === null ? null : fromThrown(send.error)
  const form = useFocusRefused(problem)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!send.isPending) send.mutate(address)
  }
  const field = (name: keyof DeliveryAddress) => ({
    name,
    value: address[name],
    maxLength: 200,
    error: problem?.messageFor(name),
    onChange: (event: { readonly target: { readonly value: string } }) => setAddress({ ...address, [name]: event.target.value }),
  })

  return (
    <form ref={form} className="stack" onSubmit={submit}>
      <h2>{t('shop-address-title')}</h2>
      {problem !== null && problem.fieldErrors.length === 0 && <ProblemNotice error={problem} />}
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
