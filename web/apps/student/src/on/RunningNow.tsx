// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Running } from '../api.ts'
import { stopping } from '../change/setting.ts'
import { useChange } from '../change/useChange.ts'
import { useCountdown } from '../clock.ts'
import { STATUS } from '../status.ts'

/** As long as a scenario lasts, in seconds. */
const WHOLE = 20 * 60

/** What runs for everyone, who runs it, and how long it still will. */
export function RunningNow({ running, enabled }: { readonly running: Running; readonly enabled: boolean }) {
  const t = useText()
  const queries = useQueryClient()
  const { change, wanted } = useChange()
  const left = useCountdown(running.endsAt) ?? 0
  const over = left === 0
  useEffect(() => {
    // It ends by itself; the page should not wait for its next reading to say so.
    if (over) void queries.invalidateQueries({ queryKey: STATUS })
  }, [over, queries])
  const name = running.name ?? t('student-running-level')
  return (
    <div className="running" role="group" aria-label={t('student-running')}>
      <Icon name="play" />
      <p className="running__what">
        <strong>{name}</strong>
        <span>
          {t('student-running-everyone')} · {running.mine ? t('student-running-mine') : <bdi>{t('student-running-by', { alias: running.by })}</bdi>}
        </span>
      </p>
      <p className="running__left tabular">
        <Icon name="clock" />
        {t('student-running-left', { span: formatSpan(left) })}
      </p>
      {running.mine && (
        <button type="button" className="running__stop" disabled={!enabled} aria-disabled={wanted !== null} onClick={() => change(stopping(running.id), t('student-stopped', { name }))}>
          {t('student-stop')}
          <span className="visually-hidden"> {name}</span>
        </button>
      )}
      <progress max={WHOLE} value={left} aria-hidden="true" />
    </div>
  )
}
