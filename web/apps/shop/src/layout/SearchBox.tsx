// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { readList, writeList } from '../products/listParams.ts'

// Long enough that a word typed at once is one search, short enough that the list seems to follow the hand.
const PAUSE_MS = 220

/** Searches while the person types; on another page than the list it leads there. */
export function SearchBox() {
  const t = useText()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const onList = useLocation().pathname === '/'
  const asked = onList ? readList(search).q : ''
  const [text, setText] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<number | undefined>(undefined)

  // The address changed from elsewhere (back, a category, the empty state's link): show what it says now.
  useEffect(() => {
    if (timer.current === undefined) setText(asked)
  }, [asked])

  const ask = (q: string) => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    if (q.trim() === asked) return
    const list = onList ? readList(search) : readList(new URLSearchParams())
    void navigate({ pathname: '/', search: writeList({ ...list, q: q.trim(), page: 0 }) }, { replace: onList && asked !== '' })
  }
  const type = (q: string) => {
    setText(q)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => ask(q), PAUSE_MS)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    ask(text)
  }

  return (
    <form className="search" role="search" onSubmit={submit}>
      <Icon name="search" className="search__icon" />
      <input
        ref={field}
        className="search__input"
        type="search"
        aria-label={t('shop-search')}
        placeholder={t('shop-search-placeholder')}
        value={text}
        maxLength={100}
        onChange={(event) => type(event.target.value)}
      />
      {text !== '' && (
        <button
          type="button"
          className="search__clear"
          aria-label={t('shop-search-clear')}
          onClick={() => {
            setText('')
            ask('')
            field.current?.focus()
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </form>
  )
}
