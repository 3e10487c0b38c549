// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TraceDetail } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { SpanDetails } from './SpanDetails.tsx'
import { EXCEPTION, failedOf, rowsOf, slowestOf, type Row } from './tree.ts'

/** Requests of one trace whose steps are all shown at once; of more only those of the ones that matter. */
const REQUESTS = 3

interface Props {
  readonly trace: TraceDetail
  /** The span of the request that a link led to, where it led to one. */
  readonly sought: string | undefined
}

/** The steps of a trace one below the other, each with a bar where it was in time. */
export function Waterfall({ trace, sought }: Props) {
  const t = useText()
  const rows = useMemo(() => rowsOf(trace), [trace])
  const [slowest, failed] = [slowestOf(rows), failedOf(rows)]
  const several = trace.requests.length > 1
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => {
    const all = trace.requests.map(({ spanId }) => spanId)
    return new Set(all.length <= REQUESTS ? all : [slowest?.request, failed?.request, sought].filter((request) => request !== undefined))
  })
  const show = ({ span, request }: Row) => {
    setUnfolded(toggled(unfolded, request, true))
    setOpen(toggled(open, span.spanId, true))
    // Once it stands there.
    requestAnimationFrame(() => document.getElementById(`span-${span.spanId}`)?.focus())
  }
  return (
    <section className="waterfall" aria-label={t('monitoring-waterfall')}>
      <p className="waterfall__verdicts">
        {failed !== undefined && (
          <button type="button" className="verdict verdict--bad" onClick={() => show(failed)}>
            <Icon name="alert" />
            {t('monitoring-failed-step', { name: failed.span.name })}
          </button>
        )}
        {slowest !== undefined && (
          <button type="button" className="verdict" onClick={() => show(slowest)}>
            <Icon name="clock" />
            {t('monitoring-slowest-step', { name: slowest.span.name, own: showNumber(slowest.ownMs, 1), whole: showNumber(trace.durationMs, 1) })}
          </button>
        )}
      </p>
      <ol className={several ? 'spans spans--several' : 'spans'} onKeyDown={walk}>
        {rows.flatMap((row) => {
          const { span, request, depth } = row
          if (depth > 0 && !unfolded.has(request)) return []
          const opened = open.has(span.spanId)
          return (
            <li key={span.spanId} className={row === slowest ? 'span span--slowest' : 'span'} aria-current={several && span.spanId === sought ? 'true' : undefined}>
              <div className="span__row">
                {depth === 0 && several && (
                  <button
                    type="button"
                    className="span__fold"
                    aria-expanded={unfolded.has(request)}
                    aria-label={t('monitoring-steps-of', { name: span.name })}
                    onClick={() => setUnfolded(toggled(unfolded, request, !unfolded.has(request)))}
                  >
                    <Icon name={unfolded.has(request) ? 'chevronDown' : 'chevronRight'} />
                  </button>
                )}
                <button type="button" id={`span-${span.spanId}`} className="span__line" aria-expanded={opened} onClick={() => setOpen(toggled(open, span.spanId, !opened))}>
                  <Line row={row} slowest={row === slowest} />
                </button>
              </div>
              {opened && <SpanDetails span={span} ownMs={row.ownMs} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Line({ row, slowest }: { readonly row: Row; readonly slowest: boolean }) {
  const t = useText()
  const { span, depth, left, width } = row
  const failed = span.error || span.events.some(({ name }) => name === EXCEPTION)
  return (
    <>
      <span className="span__name" style={{ paddingInlineStart: `${String(depth * 0.9)}rem` }}>
        {depth > 0 && <span className="visually-hidden">{t('monitoring-depth', { depth })}</span>}
        <span className={`span__kind span__kind--${span.kind}`}>{t(`monitoring-kind-${span.kind}`)}</span> <span className="span__what">{span.name}</span>
        {failed && (
          <span className="badge badge--bad">
            <Icon name="alert" />
            {t('monitoring-failed')}
          </span>
        )}
        {slowest && (
          <span className="badge badge--warn">
            <Icon name="clock" />
            {t('monitoring-slowest')}
          </span>
        )}
        {span.events.length > 0 && <span className="badge">{t('monitoring-events-count', { count: span.events.length })}</span>}
      </span>
      <span className="span__times tabular">{t('monitoring-span-times', { offset: showNumber(span.offsetMs, 1), ms: showNumber(span.durationMs, 1) })}</span>
      <span className="span__track" aria-hidden="true">
        <span
          className={`span__bar span__bar--${span.kind}${failed ? ' span__bar--bad' : ''}${slowest ? ' span__bar--slowest' : ''}`}
          style={{ insetInlineStart: `${String(left)}%`, inlineSize: `${String(width)}%` }}
        />
      </span>
    </>
  )
}

/** Up and down go from step to step. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('.span__line')) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.span__line')]
  const next = lines[lines.indexOf(event.target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function toggled(set: ReadonlySet<string>, id: string, there: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (there) next.add(id)
  else next.delete(id)
  return next
}
