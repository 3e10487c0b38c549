// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSyncExternalStore } from 'react'

export type Theme = 'dark' | 'light'

const KEY = 'perfshop.cockpit.theme'
const listeners = new Set<() => void>()

// A control room is dark whatever the system says, until the person asks otherwise.
function current(): Theme {
  return localStorage.getItem(KEY) === 'light' ? 'light' : 'dark'
}

/** Puts the chosen theme on the page; called before anything is drawn. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = current()
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}
