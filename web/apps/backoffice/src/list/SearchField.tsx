// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useEffectEvent, useState } from 'react'
import type { ListControl } from './useList.ts'

// Long enough for a word typed without a pause to be one question.
const PAUSE_MS = 200

/** Searches as one types. The arrow down goes on to the first row found. */
export function SearchField({ label, control: { list, go } }: { readonly label: string; readonly control: ListControl }) {
  const t = useText()
  const [text, setText] = useState(list.q)
  const [shown, setShown] = useState(list.q)
  // The address changed by itself (back, a link of the menu): the field says the same.
  if (shown !== list.q) {
    setShown(list.q)
    setText(list.q)
  }
  const ask = useEffectEvent((q: string) => {
    if (q === list.q) return
    setShown(q)
    go({ q }, true)
  })
  useEffect(() => {
    const timer = window.setTimeout(() => ask(text.trim()), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return (
    <form className="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        value={text}
        data-shortcut="search"
        aria-keyshortcuts="Alt+S"
        onChange={(event) => setText(event.target.value)}
      />
      <kbd className="search__key" aria-hidden="true">
        {t('backoffice-key', { key: 'S' })}
      </kbd>
    </form>
  )
}
