// SPDX-License-Identifier: AGPL-3.0-or-later
import { toCents } from '@perfshop/ui/money.ts'
import type { Checkout } from './state.ts'

/** What the order will cost as far as it is known, in whole cents; null for what the server has yet to say. */
export interface Expected {
  readonly goods: number
  readonly discount: number | null
  readonly shipping: number | null
  readonly total: number | null
  readonly voucher: number
  readonly toPay: number | null
}

const MOST_OF_A_VOUCHER = 500

/** The sum beside the steps before the payment step has given the server's. The rules page says how it is made. */
export function expectedOf(cartTotal: number, { heldCode, promo, shipping, voucher }: Checkout): Expected {
  const goods = toCents(cartTotal)
  const discount = heldCode !== null ? null : toCents(promo?.discount ?? 0)
  const fee = shipping === null ? null : toCents(shipping.reply.fee)
  const pays = voucher && discount !== null ? Math.min(MOST_OF_A_VOUCHER, goods - discount) : 0
  const total = discount === null || fee === null ? null : goods - discount + fee
  return { goods, discount, shipping: fee, total, voucher: pays, toPay: total === null ? null : Math.max(0, total - pays) }
}
