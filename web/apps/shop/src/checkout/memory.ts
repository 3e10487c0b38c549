// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShippingMode } from '@perfshop/api/types.ts'

/** What a reload of the page, or a walk back to the cart, must not make the person enter again. Never anything of a card. */
export interface Remembered {
  readonly address: DeliveryAddress
  readonly mode: ShippingMode
  readonly promoCode: string | null
}

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

// For this tab only; the browser forgets it with the tab.
const KEY = 'perfshop.checkout'

export function recallCheckout(): Partial<Remembered> {
  const text = sessionStorage.getItem(KEY)
  // Only this module writes the entry, so its shape is known.
  return text === null ? {} : (JSON.parse(text) as Partial<Remembered>)
}

export function rememberCheckout(part: Partial<Remembered>): void {
  sessionStorage.setItem(KEY, JSON.stringify({ ...recallCheckout(), ...part }))
}

export function forgetCheckout(): void {
  sessionStorage.removeItem(KEY)
}
