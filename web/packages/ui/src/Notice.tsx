// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown, type ApiProblem } from '@perfshop/api/problem.ts'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { useText } from './text.tsx'

interface Props {
  readonly tone: 'plain' | 'warn' | 'bad'
  readonly title: string
  readonly children?: ReactNode
}

export function Notice({ tone, title, children }: Props) {
  return (
    <div className={`notice notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'plain' ? 'info' : 'alert'} />
      <div className="notice__body">
        <p className="notice__title">{title}</p>
        {children}
      </div>
    </div>
  )
}

/** Says what went wrong in the server's words, or in ours when no words came; `retry` is offered when given. */
export function ProblemNotice({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const t = useText()
  const problem = fromThrown(error)
  return (
    <Notice tone="bad" title={problemText(problem, t)}>
      {problem.traceId !== null && problem.status >= 500 && <p className="notice__trace">{t('ui-trace', { id: problem.traceId })}</p>}
      {retry !== undefined && (
        <Button look="plain" small onClick={retry}>
          {t('ui-retry')}
        </Button>
      )}
    </Notice>
  )
}

/** One sentence for a person about a refused or failed call. */
export function problemText(problem: ApiProblem, t: (id: string) => string): string {
  if (problem.status === 0) return t('ui-error-network')
  if (problem.detail !== '') return problem.detail
  return t(problem.status >= 500 ? 'ui-error-server' : 'ui-error-refused')
}
