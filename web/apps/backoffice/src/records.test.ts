// SPDX-License-Identifier: AGPL-3.0-or-later
// What the pages do with orders, promo codes and pictures, apart from their looks.
import type { PromoCode } from '@perfshop/api/types.ts'
import { expect, it, vi } from 'vitest'
import { canCancel, nextOf, STATUSES } from './orders/orders.ts'
import { faultOf } from './products/picture.ts'
import { codeFrom, fieldsOf, rulesFrom } from './promos/promos.ts'

// Before the imports: what they load reads the tab's session.
vi.hoisted(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('document', { documentElement: { lang: 'fr' } })
})

it('an order goes its way one step at a time, and is cancelled before it is on the road', () => {
  expect(STATUSES.map((status) => nextOf(status))).toEqual([null, 'PREPARING', 'SHIPPED', 'DELIVERED', null, null])
  expect(STATUSES.filter((status) => canCancel(status))).toEqual(['PENDING', 'PAID', 'PREPARING'])
})

it('a promo code that is not touched goes back as it was, to the second', () => {
  const promo: PromoCode = { code: 'SAVE5', kind: 'amount', percent: null, amount: 5.5, minGoods: 50, expiresAt: '2026-07-01T22:30:17Z' }
  const { code, percent, ...rules } = promo
  expect([code, percent]).toEqual(['SAVE5', null])
  expect(rulesFrom(fieldsOf(promo), promo)).toEqual(rules)
})

it('a promo code says only what goes with its kind', () => {
  const fields = { ...fieldsOf(null), code: 'noel-24', kind: 'shipping', percent: '10', amount: '3' }
  expect(rulesFrom(fields, null)).toEqual({ kind: 'shipping' })
  expect(codeFrom(fields)).toBe('NOEL-24')
})

it('a picture is refused here by its kind and its size', () => {
  const mib = 1024 * 1024
  expect(faultOf({ type: 'image/webp', size: 5 * mib })).toBeNull()
  expect(faultOf({ type: 'image/webp', size: 5 * mib + 1 })).toBe('size')
  expect(faultOf({ type: 'image/svg+xml', size: 10 })).toBe('type')
})
