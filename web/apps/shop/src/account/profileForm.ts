// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Profile, ProfileBody } from '@perfshop/api/types.ts'

export const CIVILITIES = ['M', 'Mme', 'Mx'] as const
/** May be empty, which is null on the wire. */
const EMPTIABLE = ['birthDate', 'phone', 'street', 'postalCode', 'city', 'region', 'country'] as const

type Name = 'firstName' | 'lastName' | 'civility' | (typeof EMPTIABLE)[number]
export type ProfileForm = Readonly<Record<Name, string>>

export function formOf(profile: Profile): ProfileForm {
  return {
    civility: profile.civility,
    firstName: profile.firstName,
    lastName: profile.lastName,
    birthDate: profile.birthDate ?? '',
    phone: profile.phone ?? '',
    street: profile.street ?? '',
    postalCode: profile.postalCode ?? '',
    city: profile.city ?? '',
    region: profile.region ?? '',
    country: profile.country ?? '',
  }
}

/** What has to be sent to make one form's values the other's: the changed fields alone, so that no other is judged anew. */
export function changesOf(before: ProfileForm, after: ProfileForm): ProfileBody {
  const changed = (name: Name) => before[name].trim() !== after[name].trim()
  const civility = CIVILITIES.find((one) => one === after.civility)
  return {
    ...(changed('civility') && civility !== undefined ? { civility } : {}),
    ...(changed('firstName') ? { firstName: after.firstName.trim() } : {}),
    ...(changed('lastName') ? { lastName: after.lastName.trim() } : {}),
    ...Object.fromEntries(EMPTIABLE.filter(changed).map((name) => [name, after[name].trim() === '' ? null : after[name].trim()])),
  }
}
