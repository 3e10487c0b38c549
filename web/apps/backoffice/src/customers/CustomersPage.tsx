// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Profile } from '@perfshop/api/types.ts'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { ListPage } from '../list/ListPage.tsx'
import type { Column } from '../list/Table.tsx'
import { useList } from '../list/useList.ts'
import { useCountryName, useCustomers } from './customers.ts'

export default function CustomersPage() {
  const t = useText()
  const countryName = useCountryName()
  const control = useList()
  const customers = useCustomers(control.list)
  const columns: Column<Profile>[] = [
    { id: 'email', title: t('backoffice-customer-email'), show: ({ email }) => <bdi>{email}</bdi> },
    { id: 'name', title: t('backoffice-customer-name'), from: 'middle', show: ({ firstName, lastName }) => <bdi>{`${lastName} ${firstName}`}</bdi> },
    { id: 'city', title: t('shop-address-city'), from: 'wide', show: ({ city }) => <bdi>{city}</bdi> },
    { id: 'country', title: t('shop-address-country'), from: 'middle', show: ({ country }) => (typeof country === 'string' ? countryName(country) : '') },
    { id: 'points', title: t('backoffice-customer-points'), figure: true, show: ({ loyaltyPoints }) => showNumber(loyaltyPoints) },
    { id: 'id', title: t('backoffice-customer-id'), figure: true, from: 'wide', show: ({ id }) => id },
  ]
  return (
    <ListPage
      title={t('backoffice-section-customers')}
      control={control}
      query={customers}
      columns={columns}
      keyOf={({ id }) => id}
      to={({ id }) => `/customers/${id}`}
      search={t('backoffice-customers-search')}
      create={{ to: '/customers/new', label: t('backoffice-customer-new') }}
    />
  )
}
