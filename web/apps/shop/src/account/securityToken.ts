// SPDX-License-Identifier: AGPL-3.0-or-later

// The token that makes an order happen once. It is kept for all tabs together, because each order gives a new one and a
// tab that still held the old one would be answered with the order of the other tab.
const KEY = 'perfshop.securityToken'

export function securityToken(): string | null {
  return localStorage.getItem(KEY)
}

/** Keeps the token that a login or an order gave; null forgets it. */
export function keepSecurityToken(token: string | null): void {
  if (token === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, token)
}
