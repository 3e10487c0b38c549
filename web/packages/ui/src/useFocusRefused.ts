// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { useEffect, useRef, type RefObject } from 'react'

/** Takes the person to the first refused field of a form, as the field says what to do. Give the ref to the form. */
export function useFocusRefused(problem: ApiProblem | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem !== null && problem.fieldErrors.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  return form
}
