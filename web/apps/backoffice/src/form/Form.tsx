// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { Unsaved } from './Unsaved.tsx'

interface Props {
  readonly label: string
  readonly problem: ApiProblem | null
  readonly pending: boolean
  /** Whether it holds what is not saved. */
  readonly dirty: boolean
  readonly submit: string
  readonly onSubmit: () => void
  /** Beside the button that sends. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Sends on Enter in a field, and on Ctrl and Enter anywhere in it. What is refused is said at its field, else above. */
export function Form({ label, problem, pending, dirty, submit, onSubmit, actions, children }: Props) {
  const t = useText()
  const form = useFocusRefused(problem)
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!pending) onSubmit()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
  }
  return (
    <form ref={form} className="form" aria-label={label} noValidate onSubmit={send} onKeyDown={press}>
      <Unsaved dirty={dirty} />
      {problem !== null && problem.fieldErrors.length === 0 && <ProblemNotice error={problem} />}
      {children}
      <div className="form__actions">
        <Button type="submit" busy={pending} aria-keyshortcuts="Control+Enter">
          {submit}
        </Button>
        {actions}
        <span className="form__keys soft" aria-hidden="true">
          {t('backoffice-keys-save')}
        </span>
      </div>
    </form>
  )
}
