// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { handIn, type StudentStatus } from '../api.ts'
import { STATUS } from '../status.ts'

/** Where a student hands in what an exploit found, and what was proved so far. */
export function Flags({ status, lost }: { readonly status: StudentStatus; readonly lost: boolean }) {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const [flag, setFlag] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const check = useMutation({
    mutationFn: handIn,
    onSuccess: ({ valid, anomaly }) => {
      if (!valid) {
        setFault(t('student-flag-wrong'))
        return
      }
      setFlag('')
      toast({ text: t('student-flag-right', { id: anomaly ?? '' }), lasts: 8000 })
      void queries.invalidateQueries({ queryKey: STATUS })
    },
    onError: (thrown) => setFault(problemText(fromThrown(thrown), t)),
  })
  return (
    <form
      className="flags"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (flag.trim() === '') setFault(t('student-flag-missing'))
        else check.mutate(flag.trim())
      }}
    >
      <h3>{t('student-flags')}</h3>
      <InputField
        label={t('student-flag')}
        hint={t('student-flag-hint')}
        name="flag"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={flag}
        error={fault}
        onChange={(event) => {
          setFlag(event.target.value)
          setFault(null)
        }}
      />
      <Button type="submit" look="plain" busy={check.isPending} disabled={lost || !status.enabled}>
        {t('student-flag-submit')}
      </Button>
      <p className="soft">{status.flags.length === 0 ? t('student-flags-none') : t('student-flags-captured', { ids: status.flags.join(', ') })}</p>
    </form>
  )
}
