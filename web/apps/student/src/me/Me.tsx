// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useEffect, useRef, useState } from 'react'
import { useEnter } from '../enter/useEnter.ts'

/** Who I am: the alias, which can be changed where it stands. */
export function Me({ alias, lost }: { readonly alias: string; readonly lost: boolean }) {
  const t = useText()
  const [changing, setChanging] = useState(false)
  const change = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  const toast = useToast()
  const undo = useEnter()
  const saved = () => {
    setChanging(false)
    toast({ text: t('student-alias-changed'), lasts: 10_000, action: { label: t('student-undo'), run: () => undo.submit(alias) } })
  }
  useEffect(() => {
    // The focus goes back to the button that opened the form, which was not there meanwhile.
    if (!changing && back.current) change.current?.focus()
    back.current = changing
  }, [changing])
  if (changing) return <AliasForm alias={alias} onSaved={saved} onClose={() => setChanging(false)} />
  return (
    <div className="me">
      <p className="me__where">{t('student-me')}</p>
      <h1>
        <bdi>{alias}</bdi>
      </h1>
      <button ref={change} type="button" className="button button--quiet button--small" disabled={lost} onClick={() => setChanging(true)}>
        {t('student-alias-change')}
      </button>
      <a className="button button--quiet button--small me__customer" href="#customer">
        {t('student-me-customer')}
      </a>
    </div>
  )
}

interface FormProps {
  readonly alias: string
  readonly onSaved: () => void
  readonly onClose: () => void
}

function AliasForm({ alias, onSaved, onClose }: FormProps) {
  const t = useText()
  const [typed, setTyped] = useState(alias)
  const { submit, changed, busy, fault, problem } = useEnter(onSaved)
  return (
    <form
      className="me me--form"
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        submit(typed)
      }}
    >
      <h1 className="visually-hidden">
        <bdi>{alias}</bdi>
      </h1>
      {problem !== null && <ProblemNotice error={problem} />}
      <InputField
        label={t('student-alias')}
        name="alias"
        autoComplete="nickname"
        autoFocus
        value={typed}
        error={fault}
        onChange={(event) => {
          setTyped(event.target.value)
          changed()
        }}
      />
      <Button type="submit" busy={busy}>
        {t('student-alias-save')}
      </Button>
      <Button look="plain" onClick={onClose}>
        {t('ui-cancel')}
      </Button>
    </form>
  )
}
