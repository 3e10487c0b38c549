// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PromoReply, ShippingMode, ShippingReply, Summary } from '@perfshop/api/types.ts'
import type { DeliveryAddress } from './memory.ts'

export const STEPS = ['address', 'shipping', 'payment', 'confirm'] as const
export type Step = (typeof STEPS)[number]

/** What this page knows of the checkout. The server keeps its own account and has the last word. */
export interface Checkout {
  readonly address: DeliveryAddress | null
  readonly promo: PromoReply | null
  readonly shipping: { readonly mode: ShippingMode; readonly reply: ShippingReply } | null
  readonly payment: { readonly summary: Summary; readonly lastDigits: string; readonly orderKey: string } | null
}

export const EMPTY: Checkout = { address: null, promo: null, shipping: null, payment: null }

export type Done =
  | { readonly type: 'address'; readonly address: DeliveryAddress }
  | { readonly type: 'promo'; readonly promo: PromoReply | null }
  | { readonly type: 'shipping'; readonly mode: ShippingMode; readonly reply: ShippingReply }
  | { readonly type: 'payment'; readonly summary: Summary; readonly lastDigits: string; readonly orderKey: string }
  /** The server refused a step because an earlier one no longer stands (the cart or a price changed). */
  | { readonly type: 'sentBack' }

/** A change of address or promo code sends the checkout back to shipping; one of the shipping undoes the payment. */
export function advance(state: Checkout, done: Done): Checkout {
  switch (done.type) {
    case 'address':
      return { ...state, address: done.address, shipping: null, payment: null }
    case 'promo':
      return { ...state, promo: done.promo, shipping: null, payment: null }
    case 'shipping':
      return { ...state, shipping: { mode: done.mode, reply: done.reply }, payment: null }
    case 'payment':
      return { ...state, payment: { summary: done.summary, lastDigits: done.lastDigits, orderKey: done.orderKey } }
    case 'sentBack':
      return { ...state, shipping: null, payment: null }
  }
}

/** The first step that is still to be done. */
export function dueStep(state: Checkout): Step {
  if (state.address === null) return 'address'
  if (state.shipping === null) return 'shipping'
  return state.payment === null ? 'payment' : 'confirm'
}

/** The step to show for an address of the page: the wanted one, unless something before it is still to be done. */
export function allowedStep(state: Checkout, wanted: string | undefined): Step {
  const due = dueStep(state)
  const step = STEPS.find((one) => one === wanted)
  return step !== undefined && STEPS.indexOf(step) <= STEPS.indexOf(due) ? step : due
}
