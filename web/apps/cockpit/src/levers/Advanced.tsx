// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import type { Anomaly } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import type { SyntheticEvent } from 'react'
import { WIRE_NAMES, type Draft } from './options.ts'
import { ScopeValue } from './ScopeValue.tsx'

interface Props {
  readonly anomaly: Anomaly
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** Of the last try; what it says of a field is shown at the field. */
  readonly problem: ApiProblem | null
  readonly onSubmit: () => void
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly pending: boolean
}

type TextName = keyof typeof WIRE_NAMES

const SHOWN: ReadonlySet<string> = new Set(Object.values(WIRE_NAMES))

/** Whether every refused field of a problem is one of this panel. */
export function shownAtField({ fieldErrors }: ApiProblem): boolean {
  return fieldErrors.length > 0 && fieldErrors.every(({ field }) => SHOWN.has(field))
}

/** For whom, from when to when, and when to stop by itself. Most of the time none of it is needed. */
export function Advanced({ anomaly, draft, onDraft, problem, onSubmit, open, onOpen, pending }: Props) {
  const t = useText()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!pending) onSubmit()
  }
  const form = useFocusRefused(problem)
  const text = (name: TextName) => ({
    value: draft[name],
    error: problem?.messageFor(WIRE_NAMES[name]),
    onChange: (event: { readonly target: { readonly value: string } }) => onDraft({ ...draft, [name]: event.target.value }),
  })
  const number = (name: TextName, min: number, max?: number) => ({ ...text(name), type: 'number', inputMode: 'numeric' as const, min, max })
  return (
    <details className="fold" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>{t('cockpit-advanced')}</summary>
      <form ref={form} className="advanced" noValidate onSubmit={submit}>
        {/* A value of one kind means nothing in another. */}
        <SelectField {...text('scopeKind')} onChange={(event) => onDraft({ ...draft, scopeKind: event.target.value, scopeValue: '' })} label={t('cockpit-scope')}>
          {anomaly.scopes.map((kind) => (
            <option key={kind} value={kind}>
              {t(`cockpit-scope-${kind}`)}
            </option>
          ))}
        </SelectField>
        {draft.scopeKind !== 'everyone' && <ScopeValue {...text('scopeValue')} kind={draft.scopeKind} />}
        {anomaly.dose !== null && <InputField {...number('rampSeconds', 0)} label={t('cockpit-ramp')} />}
        <InputField {...number('endsInSeconds', 1)} label={t('cockpit-ends-in')} />
        <fieldset className="advanced__stop">
          <legend>{t('cockpit-stop')}</legend>
          <InputField {...number('heapPercent', 1, 100)} label={t('cockpit-stop-heap')} />
          <InputField {...number('errorPercent', 0, 100)} label={t('cockpit-stop-error')} />
          <InputField {...number('p95Ms', 1)} label={t('cockpit-stop-p95')} />
        </fieldset>
        <div className="advanced__wide">
          <InputField {...text('reason')} label={t('cockpit-reason')} maxLength={200} />
        </div>
        <Button type="submit" look="plain" small busy={pending}>
          {t('cockpit-advanced-submit')}
        </Button>
      </form>
    </details>
  )
}
