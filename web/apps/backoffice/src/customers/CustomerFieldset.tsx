// SPDX-License-Identifier: AGPL-3.0-or-later
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { useFields } from '../form/useFields.ts'
import { CIVILITIES, useCountries, type CustomerFields } from './customers.ts'

interface Props {
  readonly isNew: boolean
  readonly field: (name: keyof CustomerFields) => ReturnType<ReturnType<typeof useFields<CustomerFields>>['field']>
}

export function CustomerFieldset({ isNew, field }: Props) {
  const t = useText()
  const countries = useCountries()
  const country = field('country')
  // What is chosen can be shown by its code before the countries are there.
  const choices = countries.data ?? (country.value === '' ? [] : [{ code: country.value, label: country.value }])
  const optional = t('shop-optional')
  return (
    <>
      <fieldset className="form__group">
        <legend>{t('backoffice-customer-account')}</legend>
        <div className="form__row">
          <InputField {...field('email')} label={t('backoffice-customer-email')} type="email" autoComplete="off" maxLength={254} required autoFocus={isNew} />
          <InputField
            {...field('password')}
            label={t(isNew ? 'backoffice-customer-password' : 'backoffice-customer-password-new')}
            hint={isNew ? undefined : t('backoffice-customer-password-hint')}
            autoComplete="new-password"
            maxLength={128}
            required={isNew}
          />
          <InputField {...field('loyaltyPoints')} label={t('backoffice-customer-points')} inputMode="numeric" autoComplete="off" />
        </div>
      </fieldset>
      <fieldset className="form__group">
        <legend>{t('backoffice-customer-person')}</legend>
        <div className="form__row">
          <SelectField {...field('civility')} label={t('backoffice-customer-civility')}>
            {CIVILITIES.map((civility) => (
              <option key={civility} value={civility}>
                {t(`backoffice-civility-${civility}`)}
              </option>
            ))}
          </SelectField>
          <InputField {...field('firstName')} label={t('shop-address-first-name')} autoComplete="off" maxLength={100} required />
          <InputField {...field('lastName')} label={t('shop-address-last-name')} autoComplete="off" maxLength={100} required />
          <InputField {...field('birthDate')} label={t('backoffice-customer-birth')} optional={optional} type="date" />
          <InputField {...field('phone')} label={t('shop-address-phone')} optional={optional} type="tel" autoComplete="off" maxLength={30} />
        </div>
      </fieldset>
      <fieldset className="form__group">
        <legend>{t('backoffice-customer-address')}</legend>
        <div className="form__row">
          <InputField {...field('street')} label={t('shop-address-street')} optional={optional} autoComplete="off" maxLength={200} />
          <InputField {...field('postalCode')} label={t('shop-address-postal-code')} optional={optional} autoComplete="off" maxLength={16} />
          <InputField {...field('city')} label={t('shop-address-city')} optional={optional} autoComplete="off" maxLength={100} />
          <InputField {...field('region')} label={t('shop-address-region')} optional={optional} autoComplete="off" maxLength={100} />
          <SelectField {...country} label={t('shop-address-country')} optional={optional}>
            <option value="">{t('backoffice-none-chosen')}</option>
            {choices.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
      </fieldset>
    </>
  )
}
