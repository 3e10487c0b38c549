// SPDX-License-Identifier: AGPL-3.0-or-later
import { EMPTY, restarted, type Checkout } from './state.ts'

/**
 * What a reload of the page, or a walk back to the cart, must not make the person do again. Of a card only what the shop
 * itself keeps: its last four digits.
 */
interface Remembered {
  /** The customer's id: the next person at this browser starts with nothing of the last one's. */
  readonly owner: number
  readonly checkout: Checkout
}

// For this tab only; the browser forgets it with the tab. The number changes with the shape of what is kept.
const KEY = 'perfshop.checkout.2'

function read(): Remembered | null {
  const text = sessionStorage.getItem(KEY)
  // Only this module writes the entry, so its shape is known.
  return text === null ? null : (JSON.parse(text) as Remembered)
}

export function recallCheckout(owner: number): Checkout {
  const kept = read()
  return kept?.owner === owner ? kept.checkout : EMPTY
}

export function rememberCheckout(owner: number, checkout: Checkout): void {
  sessionStorage.setItem(KEY, JSON.stringify({ owner, checkout } satisfies Remembered))
}

/** After a login the server's checkout is a new one; what the same customer had typed comes back as a proposal. */
export function restartCheckout(owner: number): void {
  rememberCheckout(owner, restarted(recallCheckout(owner)))
}

export function forgetCheckout(): void {
  sessionStorage.removeItem(KEY)
}
