// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { SelectField } from '@perfshop/ui/Field.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { whole, type Asked, type Name } from './links.ts'

/** The choice of a stretch that a link brought. */
const BROUGHT = 'brought'
/** Stretches up to now that can be chosen, in seconds. */
const LAST = [60, 300, 900, 3600] as const

interface Props {
  readonly label: string
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
  /** The fields by which this list is searched; each has the name of what it asks for. */
  readonly children: ReactNode
}

/** The search of a list. A choice counts at once, a text when it is sent. */
export function Filters({ label, asked, onAsk, children }: Props) {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const fixed = asked.since !== undefined || asked.until !== undefined
  const send = (form: HTMLFormElement) => {
    const fields = Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : []))) as Partial<Record<Name, string>>
    // A stretch that a link brought stays until another time is chosen.
    const { last, ...others } = fields
    onAsk(last === BROUGHT ? { ...others, ...stretchOf(asked) } : { ...others, ...(last === undefined ? {} : { last }) })
  }
  const address = JSON.stringify(asked)
  // A link or the browser's way back changes what is asked for. The fields stay the same ones, so that the focus stays in them.
  useEffect(() => {
    const said = JSON.parse(address) as Asked
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = said[field.name as Name] === 'true'
      else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = said[field.name as Name] ?? ''
      if (field instanceof HTMLSelectElement && field.name === 'last' && (said.since ?? said.until) !== undefined) field.value = BROUGHT
    }
  }, [address])
  return (
    <form
      ref={form}
      className="filters"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement || (event.target instanceof HTMLInputElement && event.target.type === 'checkbox')) send(event.currentTarget)
      }}
    >
      {children}
      <SelectField label={t('monitoring-filter-time')} name="last">
        <option value="">{t('monitoring-filter-time-all')}</option>
        {fixed && <option value={BROUGHT}>{stretchText(asked, t)}</option>}
        {LAST.map((seconds) => (
          <option key={seconds} value={seconds}>
            {t('monitoring-filter-time-last', { span: seconds < 3600 ? t('monitoring-minutes', { count: seconds / 60 }) : t('monitoring-hours', { count: seconds / 3600 }) })}
          </option>
        ))}
      </SelectField>
      <div className="filters__send">
        <Button type="submit" look="plain">
          <Icon name="search" />
          {t('monitoring-filter-send')}
        </Button>
        {Object.keys(asked).some((name) => name !== 'page') && (
          <Button look="quiet" onClick={() => onAsk({})}>
            {t('monitoring-filter-clear')}
          </Button>
        )}
      </div>
    </form>
  )
}

function stretchOf({ since, until }: Asked): Asked {
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
}

function stretchText({ since, until }: Asked, t: (id: string, args: Record<string, string>) => string): string {
  const clock = (text: string | undefined) => {
    const at = whole(text)
    return at === undefined ? '…' : showInstant(at, 'clock')
  }
  return t('monitoring-time', { from: clock(since), to: clock(until) })
}
