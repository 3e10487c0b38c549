// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LogLine } from '@perfshop/api/types.ts'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { memo, useState } from 'react'
import { Link } from 'react-router'
import { traceAddress } from '../signals/links.ts'
import { Pairs, Passage } from '../traces/SpanDetails.tsx'
import { valueText } from '../traces/tree.ts'
import { milliseconds } from './lines.ts'

const STACK = 'exception.stacktrace'

/** One line: its sentence, all else that it says when it is pressed, and the way to its trace. A line of the same name says the same. */
export const Line = memo(LineItself, (before, after) => before.name === after.name)

function LineItself({ line }: { readonly name: string; readonly line: LogLine }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const fields = line.fields as Readonly<Record<string, unknown>>
  const short = Object.entries(fields).filter(([name]) => name !== STACK)
  return (
    <li className={`line line--${line.level.toLowerCase()}`}>
      <div className="line__row">
        <button type="button" className="line__text" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="line__time tabular">
            {showInstant(line.at, 'clock')}
            <span className="soft">.{milliseconds(line.at)}</span>
          </span>
          <span className={`level level--${line.level.toLowerCase()}`}>{line.level}</span>
          <span className="line__target">{line.target}</span>
          <span className="line__message">
            {line.audience === 'instructor' && <span className="badge badge--warn">{t('monitoring-instructor-only')}</span>} {line.message}{' '}
            <span className="soft">{short.map(([name, value]) => `${name}=${valueText(value)}`).join(' ').slice(0, 200)}</span>
          </span>
        </button>
        {line.traceId !== null && (
          <Link className="line__trace" to={traceAddress(line.traceId, line.spanId)}>
            {t('monitoring-line-trace')}
          </Link>
        )}
      </div>
      {open && (
        <div className="details">
          <Pairs
            pairs={[
              ...(line.student === null ? [] : [[t('monitoring-filter-student'), line.student] as const]),
              ...(line.traceId === null ? [] : [[t('monitoring-trace-id'), line.traceId] as const]),
              ...short,
            ]}
          />
          {typeof fields[STACK] === 'string' && <Passage title={t('monitoring-stack')} text={fields[STACK]} />}
        </div>
      )}
    </li>
  )
}
