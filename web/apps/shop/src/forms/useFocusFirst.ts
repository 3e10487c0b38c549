// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, type RefObject } from 'react'

/** Takes the person to the first refused field of a form after each refusal. Give the ref to the form. */
export function useFocusFirst(refused: string): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  // Only after a try to send: while the person types, the focus is theirs.
  useEffect(() => {
    if (refused !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refused])
  return form
}
