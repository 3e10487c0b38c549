// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { handIn, type StudentStatus } from '../api.ts'
import { STATUS } from '../status.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

/** What an exploit gave away is handed in here, and what was captured so far is listed. */
export function Flags({ captured, disabled }: { readonly captured: readonly string[]; readonly disabled: boolean }) {
  const t = useText()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const mutation = useMutation({
    mutationFn: async (flag: string) => {
      const reply = await handIn(flag)
      // A reading that began before would take the new one off the list again.
      await queries.cancelQueries({ queryKey: STATUS })
      queries.setQueryData<StudentStatus | null>(STATUS, (status) => (status === undefined || status === null ? status : { ...status, flags: reply.captured }))
      return outcomeOf(captured, reply)
    },
    onSuccess: (found) => {
      setOutcome(found)
      if (found.kind !== 'wrong') setTyped('')
    },
  })
  const problem = mutation.error === null ? null : fromThrown(mutation.error)
  const fault = outcome?.kind === 'empty' || outcome?.kind === 'wrong' ? t(`student-flag-${outcome.kind}`) : (problem?.messageFor('flag') ?? null)
  return (
    <section className="flags" aria-labelledby="flags">
      <header>
        <h3 id="flags">{t('student-flags')}</h3>
        <p className="soft">{t('student-flags-text')}</p>
      </header>
      {problem !== null && fault === null && <ProblemNotice error={problem} />}
      <form
        className="flags__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const flag = typed.trim()
          setOutcome(flag === '' ? { kind: 'empty' } : null)
          if (flag !== '' && !mutation.isPending) mutation.mutate(flag)
        }}
      >
        <InputField
          label={t('student-flag')}
          hint={t('student-flag-hint')}
          name="flag"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          error={fault}
          onChange={(event) => {
            setTyped(event.target.value)
            setOutcome(null)
            if (mutation.isError) mutation.reset()
          }}
        />
        <Button type="submit" busy={mutation.isPending} disabled={disabled}>
          {t('student-flag-submit')}
        </Button>
      </form>
      <p className="flags__said" role="status">
        {(outcome?.kind === 'new' || outcome?.kind === 'again') && (
          <>
            <Icon name="check" />
            {t(`student-flag-${outcome.kind}`, { id: outcome.id })}
          </>
        )}
      </p>
      <h4>{t('student-flags-captured', { count: captured.length })}</h4>
      {captured.length > 0 && (
        <ul className="flags__captured">
          {captured.map((id) => (
            <li key={id} className="tabular">
              <Icon name="check" />
              {id}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
