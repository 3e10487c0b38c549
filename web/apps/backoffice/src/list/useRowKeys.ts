// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, type RefObject } from 'react'
import { rowAfter } from './listState.ts'

/** The arrows go from row to row: the first one down from the search field, or from anywhere while nothing has the focus. */
export function useRowKeys(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const section = place.current
      const focused = document.activeElement
      // The menu's keys, and those of a dialog, are their own.
      if (section === null || focused?.closest('nav, header.bar, dialog') != null) return
      const links = [...section.querySelectorAll<HTMLElement>('[data-row]')]
      const current = links.findIndex((link) => link === focused)
      // In a field Home and End move the cursor, and above the rows there is nothing to go up to.
      if (current === -1 && event.key !== 'ArrowDown') return
      const next = rowAfter(event.key, current, links.length)
      if (next === null) return
      event.preventDefault()
      links[next]?.focus()
    }
    window.addEventListener('keydown', move)
    return () => window.removeEventListener('keydown', move)
  }, [place])
}
