// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { tracing } from '../api.ts'

/** A click stands for a press of any kind, that of a button by keys included; a key, for a form that is sent from a field. */
const PRESSES = ['click', 'keydown'] as const

/** Tells the calls of one view of a page from those of the next, and those of a press from both. */
export function useTraces(): void {
  const { key } = useLocation()
  const viewed = useRef(key)
  // Before the effects by which the page that was opened asks for what it shows.
  useLayoutEffect(() => {
    if (viewed.current === key) return
    viewed.current = key
    tracing.viewed()
  }, [key])

  useEffect(() => {
    // On the way down, before the page's own handlers make their calls.
    const how = { capture: true, passive: true }
    for (const press of PRESSES) window.addEventListener(press, tracing.pressed, how)
    return () => {
      for (const press of PRESSES) window.removeEventListener(press, tracing.pressed, how)
    }
  }, [])
}
