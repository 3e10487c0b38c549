// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cart, PromoReply, ShippingMode, ShippingReply, Summary } from '@perfshop/api/types.ts'

export const STEPS = ['address', 'shipping', 'payment', 'confirm'] as const
export type Step = (typeof STEPS)[number]

export interface DeliveryAddress {
  readonly firstName: string
  readonly lastName: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly region: string
  readonly country: string
  readonly phone: string
}

/** What this page knows of the checkout. The server keeps its own account and has the last word. */
export interface Checkout {
  /** As the server took it. */
  readonly address: DeliveryAddress | null
  /** As it was last typed, to begin with when it has to be given anew. */
  readonly draft: DeliveryAddress | null
  /** A code that the server had accepted and whose discount has to be asked for again, for the cart as it is now. */
  readonly heldCode: string | null
  readonly promo: PromoReply | null
  /** The mode to begin with. */
  readonly mode: ShippingMode
  readonly shipping: { readonly mode: ShippingMode; readonly reply: ShippingReply } | null
  readonly voucher: boolean
  readonly payment: { readonly summary: Summary; readonly lastDigits: string; readonly orderKey: string } | null
  /** The cart that shipping, discount and payment are about. */
  readonly cartKey: string | null
  /** Whether the cart changed after it was priced, which the person has to be told. */
  readonly moved: boolean
}

export const EMPTY: Checkout = {
  address: null, draft: null, heldCode: null, promo: null, mode: 'standard', shipping: null, voucher: false, payment: null, cartKey: null, moved: false,
}

export type Done =
  | { readonly type: 'address'; readonly address: DeliveryAddress }
  | { readonly type: 'promo'; readonly promo: PromoReply | null }
  | { readonly type: 'shipping'; readonly mode: ShippingMode; readonly reply: ShippingReply }
  | { readonly type: 'voucher'; readonly voucher: boolean }
  | { readonly type: 'payment'; readonly summary: Summary; readonly lastDigits: string; readonly orderKey: string }
  /** The cart as it is now, which may not be the one that was priced. */
  | { readonly type: 'cart'; readonly cartKey: string }
  /** The person went on, having been told. */
  | { readonly type: 'seen' }
  /** The server refused a step because an earlier one no longer stands (the cart or a price changed). */
  | { readonly type: 'sentBack' }
  /** The server knows nothing of this checkout (its session ended). */
  | { readonly type: 'restart' }

/** A change of cart, address or promo code sends the checkout back to shipping; one of the shipping undoes the payment. */
export function advance(state: Checkout, done: Done): Checkout {
  switch (done.type) {
    case 'address':
      return { ...state, address: done.address, draft: done.address, shipping: null, payment: null }
    case 'promo':
      return { ...state, promo: done.promo, heldCode: null, shipping: null, payment: null }
    case 'shipping':
      return { ...state, mode: done.mode, shipping: { mode: done.mode, reply: done.reply }, payment: null }
    case 'voucher':
      return { ...state, voucher: done.voucher, payment: null }
    case 'payment':
      return { ...state, payment: { summary: done.summary, lastDigits: done.lastDigits, orderKey: done.orderKey } }
    case 'cart':
      return state.cartKey === done.cartKey ? state : { ...toShipping(state), cartKey: done.cartKey, moved: state.shipping !== null }
    case 'seen':
      return state.moved ? { ...state, moved: false } : state
    case 'sentBack':
      return toShipping(state)
    case 'restart':
      return restarted(state)
  }
}

/** Back to shipping, with the discount to be asked for again: it depends on the cart. */
function toShipping(state: Checkout): Checkout {
  return { ...state, heldCode: state.promo?.code ?? state.heldCode, promo: null, shipping: null, payment: null }
}

/** From the first step on, with what was typed as a proposal. */
export function restarted({ draft, mode }: Checkout): Checkout {
  return { ...EMPTY, draft, mode }
}

/** A cart as the server prices it: equal for equal products, quantities and prices. */
export function cartKeyOf(cart: Cart): string {
  return cart.items.map((item) => `${item.productId}×${item.quantity}@${item.unitPrice}`).sort().join(' ')
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
