// SPDX-License-Identifier: AGPL-3.0-or-later
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useTriggerings, type Told } from './causes.ts'

/** When something of this family really struck, newest first. What is silent on purpose is not in it. */
export function Triggerings({ family }: { readonly family: Told }) {
  const t = useText()
  const { data } = useTriggerings(family)
  if (data === undefined) return null
  return (
    <section className="struck">
      <h3 id={`struck-${family}`}>{t('student-struck')}</h3>
      {data.length === 0 ? (
        <p className="soft">{t('student-struck-none')}</p>
      ) : (
        // It scrolls by itself, so the keyboard must be able to reach it.
        <div className="struck__scroll" role="region" aria-labelledby={`struck-${family}`} tabIndex={0}>
          <ol>
            {data.map(({ time, code, severity, text }, index) => (
              <li key={`${time} ${code} ${data.length - index}`}>
                <time className="tabular" dateTime={time}>
                  {showInstant(time, 'clock')}
                </time>
                <b className="tabular">{code}</b>
                <span className={`severity severity--${severity.toLowerCase()}`}>{t(`student-severity-${severity.toLowerCase()}`)}</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
