// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentAdmin } from '@perfshop/admin/admin.ts'
import { useSyncExternalStore } from 'react'

/** Whether this page came from the instructor's listener, which writes so on `<html>`. */
export const onAdminListener = document.documentElement.dataset['listener'] === 'admin'

/** Whose view the pages ask for and show. */
export type Audience = 'instructor' | 'students'

// In this tab only, as the login itself: whoever reloads or goes to the cockpit and back sees on what was chosen.
const KEY = 'perfshop.monitoring.students-view'
let refused = false
let asStudents = sessionStorage.getItem(KEY) !== null
const listeners = new Set<() => void>()

/** Whether an instructor is logged in, as far as is known here. */
export function loggedIn(): boolean {
  return onAdminListener && !refused && currentAdmin() !== null
}

/** The instructor's view is for an instructor who has not chosen the students'. */
export function audience(): Audience {
  return loggedIn() && !asStudents ? 'instructor' : 'students'
}

/** The token of the admin who logged in, in this tab and on this origin alone; null while what everybody sees is shown. */
export function adminToken(): string | null {
  return audience() === 'instructor' ? (currentAdmin()?.token ?? null) : null
}

/** An instructor looks at what students see, or at everything again. */
export function choose(next: Audience): void {
  asStudents = next === 'students'
  if (asStudents) sessionStorage.setItem(KEY, 'on')
  else sessionStorage.removeItem(KEY)
  tell()
}

/** The token was refused: what the instructor saw goes with the login. */
export function forget(): void {
  refused = true
  tell()
}

export function useAudience(): Audience {
  return useSyncExternalStore(subscribe, audience)
}

export function useLoggedIn(): boolean {
  return useSyncExternalStore(subscribe, loggedIn)
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
