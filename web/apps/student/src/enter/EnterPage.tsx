// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { rememberedAlias } from './memory.ts'
import { useEnter } from './useEnter.ts'

/** The one question: what to be called. */
export function EnterPage() {
  const t = useText()
  const [before] = useState(rememberedAlias)
  const [alias, setAlias] = useState(before)
  const { submit, changed, busy, fault, problem } = useEnter(() => document.getElementById('content')?.focus())
  return (
    <form
      className="enter"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(alias)
      }}
    >
      <h1>{t('student-enter')}</h1>
      <p className="soft">{t('student-enter-text')}</p>
      {before !== '' && <Notice tone="plain" title={t('student-enter-again')} />}
      {problem !== null && <ProblemNotice error={problem} />}
      <InputField
        label={t('student-alias')}
        hint={t('student-alias-hint')}
        name="alias"
        autoComplete="nickname"
        autoFocus
        value={alias}
        error={fault}
        onChange={(event) => {
          setAlias(event.target.value)
          changed()
        }}
      />
      <Button type="submit" busy={busy}>
        {t('student-enter-submit')}
      </Button>
    </form>
  )
}
