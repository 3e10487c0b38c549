// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SpanEvent, SpanNode } from '@perfshop/api/types.ts'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Copy } from '../signals/Copy.tsx'
import { valueText } from './tree.ts'

const SQL = 'db.query.text'
const STACK = 'exception.stacktrace'

/** All that a span says: its statement, its attributes, what happened within. */
export function SpanDetails({ span, ownMs }: { readonly span: SpanNode; readonly ownMs: number }) {
  const t = useText()
  const attributes = span.attributes as Readonly<Record<string, unknown>>
  return (
    <div className="details">
      {typeof attributes[SQL] === 'string' && <Passage title={t('monitoring-sql-text')} text={attributes[SQL]} />}
      <Pairs pairs={[[t('monitoring-own-time'), t('monitoring-ms', { ms: showNumber(ownMs, 1) })], ...Object.entries(attributes).filter(([name, value]) => name !== SQL && value !== '')]} />
      {span.events.length > 0 && (
        <>
          <h3>{t('monitoring-events')}</h3>
          <ol className="events">
            {span.events.map((event, index) => (
              <Happened key={index} event={event} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function Happened({ event }: { readonly event: SpanEvent }) {
  const t = useText()
  const attributes = event.attributes as Readonly<Record<string, unknown>>
  const stack = attributes[STACK]
  return (
    <li className="event">
      <p>
        <span className="soft tabular">{t('monitoring-event-at', { ms: showNumber(event.offsetMs, 1) })}</span> <b>{event.name}</b>
      </p>
      <Pairs pairs={Object.entries(attributes).filter(([name]) => name !== STACK)} />
      {typeof stack === 'string' && <Passage title={t('monitoring-stack')} text={stack} />}
    </li>
  )
}

/** A text of many words or lines, to read and to take along. */
export function Passage({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <figure className="passage">
      <figcaption>
        {title} <Copy what={title} text={text} />
      </figcaption>
      {/* It scrolls by itself, so the keyboard must reach it. */}
      <pre tabIndex={0} role="region" aria-label={title}>
        {text}
      </pre>
    </figure>
  )
}

/** Names and values one below the other. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [name: string, value: unknown])[] }) {
  if (pairs.length === 0) return null
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{valueText(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
