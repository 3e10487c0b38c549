// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PromoCode } from '@perfshop/api/types.ts'
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { isSet } from '@perfshop/ui/isSet.ts'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { useText, type Text } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { ListPage } from '../list/ListPage.tsx'
import type { Column } from '../list/Table.tsx'
import { useList } from '../list/useList.ts'
import { usePromos } from './promos.ts'

export default function PromosPage() {
  const t = useText()
  const control = useList()
  const promos = usePromos(control.list)
  const [now] = useState(Date.now)
  const columns: Column<PromoCode>[] = [
    { id: 'code', title: t('backoffice-promo-code'), show: ({ code }) => <span className="code">{code}</span> },
    { id: 'gives', title: t('backoffice-promo-gives'), show: (promo) => givesWords(promo, t) },
    { id: 'from', title: t('backoffice-promo-min'), figure: true, from: 'middle', show: ({ minGoods }) => (minGoods === 0 ? '–' : showEuros(minGoods)) },
    { id: 'until', title: t('backoffice-promo-expires'), show: ({ expiresAt }) => (isSet(expiresAt) ? expiryWords(expiresAt, now, t) : t('backoffice-promo-never')) },
  ]
  return (
    <ListPage
      title={t('backoffice-section-promo-codes')}
      control={control}
      query={promos}
      columns={columns}
      keyOf={({ code }) => code}
      to={({ code }) => `/promo-codes/${encodeURIComponent(code)}`}
      create={{ to: '/promo-codes/new', label: t('backoffice-promo-new') }}
    />
  )
}

function givesWords({ kind, percent, amount }: PromoCode, t: Text): string {
  switch (kind) {
    case 'percent':
      return t('backoffice-promo-gives-percent', { value: percent ?? 0 })
    case 'firstOrder':
      return t('backoffice-promo-gives-first', { value: percent ?? 0 })
    case 'amount':
      return t('backoffice-promo-gives-amount', { value: showEuros(amount ?? 0) })
    case 'shipping':
      return t('backoffice-promo-gives-shipping')
    default:
      return exhaustive(kind)
  }
}

function expiryWords(expiresAt: string, now: number, t: Text): string {
  const when = showInstant(expiresAt, 'moment')
  return Date.parse(expiresAt) <= now ? t('backoffice-promo-expired', { when }) : when
}
