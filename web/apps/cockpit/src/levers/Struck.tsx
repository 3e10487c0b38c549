// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly, Triggers } from '@perfshop/api/types.ts'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { recentOf, totalOf } from '../chaos/triggers.ts'
import { useTriggers } from '../chaos/useTriggers.ts'

interface Props {
  readonly family: string
  readonly anomalies: readonly Anomaly[]
}

/** When something of a family really struck: the last time in one line, which keeps its place, and the others behind it. */
export function Struck({ family, anomalies }: Props) {
  const t = useText()
  const triggers = useTriggers()
  const recent = recentOf(anomalies, triggers)
  if (recent === null) return null
  const [last] = recent
  return (
    <details className="struck">
      <summary>
        <span className="struck__title">{t('cockpit-struck')}</span>
        {last === undefined ? (
          // The last ones are those of all families: what strikes at each request pushes the others out.
          <span className="struck__none">{t(totalOf(anomalies, triggers) === 0 ? 'cockpit-struck-none' : 'cockpit-struck-older')}</span>
        ) : (
          <Line triggering={last} />
        )}
      </summary>
      {recent.length > 0 && (
        // It scrolls by itself, so the keyboard must be able to reach it.
        <div className="struck__scroll" role="region" aria-label={t('cockpit-struck-of', { family })} tabIndex={0}>
          <ol>
            {recent.map((triggering, index) => (
              <li key={recent.length - index}>
                <Line triggering={triggering} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </details>
  )
}

function Line({ triggering: { time, code, severity, text } }: { readonly triggering: Triggers['recent'][number] }) {
  const t = useText()
  const grave = severity.toLowerCase()
  return (
    <span className="struck__line">
      <time className="tabular" dateTime={time}>
        {showInstant(time, 'clock')}
      </time>
      <b className="tabular">{code}</b>
      <span className={`struck__severity struck__severity--${grave}`}>{t(`cockpit-severity-${grave}`)}</span>
      <span className="struck__text">{text}</span>
    </span>
  )
}
