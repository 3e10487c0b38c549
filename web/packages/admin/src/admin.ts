// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSyncExternalStore } from 'react'

export interface Admin {
  readonly token: string
  readonly email: string
}

// In this tab only, and never in a cookie: no page of the shop can act with it.
const KEY = 'perfshop.admin'
const listeners = new Set<() => void>()
let admin = read()

function read(): Admin | null {
  const text = sessionStorage.getItem(KEY)
  // Only this module writes the entry, so its shape is known.
  return text === null ? null : (JSON.parse(text) as Admin)
}

/** The admin who is logged in, outside of React. */
export function currentAdmin(): Admin | null {
  return admin
}

export function keepAdmin(next: Admin): void {
  sessionStorage.setItem(KEY, JSON.stringify(next))
  tell(next)
}

/** Forgets the token; the login page is shown from then on. */
export function forgetAdmin(): void {
  sessionStorage.removeItem(KEY)
  tell(null)
}

function tell(next: Admin | null): void {
  admin = next
  for (const listener of listeners) listener()
}

export function useAdmin(): Admin | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentAdmin)
}
