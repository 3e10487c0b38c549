// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { CustomerBody, Profile } from '@perfshop/api/types.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { bodyOf, readNumber, readText } from '../form/values.ts'
import type { ListState } from '../list/listState.ts'
import { PAGE_SIZE } from '../list/useList.ts'

export const CUSTOMERS = 'customers'
export const CIVILITIES = ['M', 'Mme', 'Mx'] as const

export function useCustomers({ q, page }: ListState) {
  const query = { page, size: PAGE_SIZE, ...(q === '' ? {} : { q }) }
  return useQuery({
    queryKey: [CUSTOMERS, 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/users', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useCustomer(id: number) {
  return useQuery({
    queryKey: [CUSTOMERS, id],
    queryFn: ({ signal }) => take(api.GET('/api/admin/users/{id}', { params: { path: { id } }, signal })),
  })
}

export function useCountries() {
  return useQuery({
    queryKey: ['countries'],
    queryFn: ({ signal }) => take(api.GET('/api/countries', { signal })),
    staleTime: Infinity,
  })
}

/** The name of a country by its code, in the stack's language; the code itself until that is known. */
export function useCountryName(): (code: string) => string {
  const countries = useCountries()
  return (code) => countries.data?.find((country) => country.code === code)?.label ?? code
}

export const createCustomer = (body: CustomerBody) => take(api.POST('/api/admin/users', { body }))
export const changeCustomer = (id: number, body: CustomerBody) => take(api.PUT('/api/admin/users/{id}', { params: { path: { id } }, body }))
export const deleteCustomer = (id: number) => take(api.DELETE('/api/admin/users/{id}', { params: { path: { id } } }))

/** What the form's fields hold for a customer, or for a new one. Nobody can read a password back. */
export function fieldsOf(customer: Profile | null) {
  return {
    email: customer?.email ?? '',
    password: '',
    civility: customer?.civility ?? 'Mx',
    firstName: customer?.firstName ?? '',
    lastName: customer?.lastName ?? '',
    birthDate: customer?.birthDate ?? '',
    phone: customer?.phone ?? '',
    street: customer?.street ?? '',
    postalCode: customer?.postalCode ?? '',
    city: customer?.city ?? '',
    region: customer?.region ?? '',
    country: customer?.country ?? '',
    loyaltyPoints: String(customer?.loyaltyPoints ?? 0),
  }
}

export type CustomerFields = ReturnType<typeof fieldsOf>

export function bodyFrom(fields: CustomerFields): CustomerBody {
  return bodyOf<CustomerBody>({
    email: readText(fields.email),
    // Blanks at a password's ends are part of it.
    password: fields.password === '' ? undefined : fields.password,
    civility: CIVILITIES.find((civility) => civility === fields.civility),
    firstName: readText(fields.firstName),
    lastName: readText(fields.lastName),
    birthDate: readText(fields.birthDate),
    phone: readText(fields.phone),
    street: readText(fields.street),
    postalCode: readText(fields.postalCode),
    city: readText(fields.city),
    region: readText(fields.region),
    country: readText(fields.country),
    loyaltyPoints: readNumber(fields.loyaltyPoints),
  })
}
