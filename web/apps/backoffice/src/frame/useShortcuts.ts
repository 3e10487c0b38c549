// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { askedBy } from './sections.ts'

/** Listens for the keys of the whole back office. A list marks what they are for with `data-shortcut`. */
export function useShortcuts(): void {
  const navigate = useNavigate()
  const press = useEffectEvent((event: KeyboardEvent) => {
    const asked = askedBy(event)
    // While a dialog asks, nothing behind it moves.
    if (asked === null || document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    if (typeof asked !== 'string') void navigate(`/${asked.open}`)
    else {
      const target = document.querySelector<HTMLElement>(`[data-shortcut="${asked}"]`)
      if (asked === 'create') target?.click()
      else target?.focus()
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
