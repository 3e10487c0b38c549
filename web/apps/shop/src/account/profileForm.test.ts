// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Profile } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { changesOf, formOf } from './profileForm.ts'

const profile: Profile = {
  id: 1, email: 'a@b.fr', civility: 'Mx', firstName: 'Zoé', lastName: 'L', birthDate: null, phone: '0612345678',
  street: null, postalCode: null, city: null, region: null, country: 'FR', loyaltyPoints: 3,
}
const form = formOf(profile)

describe('the profile', () => {
  it('sends what changed and nothing else', () => {
    expect(changesOf(form, form)).toEqual({})
    expect(changesOf(form, { ...form, city: ' Paris ', civility: 'Mme' })).toEqual({ city: 'Paris', civility: 'Mme' })
  })
  it('empties a field with null, and a name never', () => {
    expect(changesOf(form, { ...form, phone: ' ' })).toEqual({ phone: null })
    expect(changesOf(form, { ...form, lastName: '' })).toEqual({ lastName: '' })
  })
  it('is put back by the changes the other way round', () => {
    const after = { ...form, phone: '', city: 'Lyon', firstName: 'Zoë' }
    expect(changesOf(after, form)).toEqual({ phone: '0612345678', city: null, firstName: 'Zoé' })
  })
})
