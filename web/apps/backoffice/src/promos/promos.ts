// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { PromoCode, PromoRules } from '@perfshop/api/types.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { language } from '@perfshop/ui/text.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { fromParis, toParis } from '../form/parisTime.ts'
import { bodyOf, readNumber, readText } from '../form/values.ts'
import type { ListState } from '../list/listState.ts'
import { PAGE_SIZE } from '../list/useList.ts'

export const PROMOS = 'promos'
export const KINDS = ['percent', 'firstOrder', 'amount', 'shipping'] as const satisfies readonly PromoCode['kind'][]

export function usePromos({ page }: ListState) {
  const query = { page, size: PAGE_SIZE }
  return useQuery({
    queryKey: [PROMOS, 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/promo-codes', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function usePromo(code: string) {
  return useQuery({
    queryKey: [PROMOS, code],
    queryFn: ({ signal }) => take(api.GET('/api/admin/promo-codes/{code}', { params: { path: { code } }, signal })),
  })
}

export const createPromo = (code: string | undefined, rules: PromoRules) =>
  take(api.POST('/api/admin/promo-codes', { body: bodyOf<PromoRules & { code: string }>({ ...rules, code }) }))
export const changePromo = (code: string, rules: PromoRules) => take(api.PUT('/api/admin/promo-codes/{code}', { params: { path: { code } }, body: rules }))
export const deletePromo = (code: string) => take(api.DELETE('/api/admin/promo-codes/{code}', { params: { path: { code } } }))

/** What the form's fields hold for a code, or for a new one. */
export function fieldsOf(promo: PromoCode | null) {
  const figure = (value: number | null | undefined) => (value ?? '').toLocaleString(locale(language()), { useGrouping: false })
  return {
    code: promo?.code ?? '',
    kind: promo?.kind ?? 'percent',
    percent: figure(promo?.percent),
    amount: figure(promo?.amount),
    minGoods: figure(promo === null || promo.minGoods === 0 ? null : promo.minGoods),
    expiresAt: typeof promo?.expiresAt === 'string' ? toParis(promo.expiresAt) : '',
  }
}

export type PromoFields = Readonly<Record<keyof ReturnType<typeof fieldsOf>, string>>

export const takesPercent = (kind: string) => kind === 'percent' || kind === 'firstOrder'
export const takesAmount = (kind: string) => kind === 'amount'

/** Only what goes with the kind: the server refuses the rest. `before` keeps the seconds of an end that was not touched. */
export function rulesFrom(fields: PromoFields, before: PromoCode | null): PromoRules {
  const end = before?.expiresAt

  return bodyOf<PromoRules>({
    kind: KINDS.find((kind) => kind === fields.kind),
    percent: takesPercent(fields.kind) ? readNumber(fields.percent) : undefined,
    amount: takesAmount(fields.kind) ? readNumber(fields.amount) : undefined,
    minGoods: readNumber(fields.minGoods),
    expiresAt: typeof end === 'string' && toParis(end) === fields.expiresAt ? end : fromParis(fields.expiresAt),
  })
}

export const codeFrom = (fields: PromoFields) => readText(fields.code.toUpperCase())
