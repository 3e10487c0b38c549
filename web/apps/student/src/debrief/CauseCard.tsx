// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicAnomaly } from '@perfshop/api/types.ts'
import { Dotted } from '@perfshop/ui/Dotted.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { isSet } from '@perfshop/ui/isSet.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Gauge } from '../on/Gauge.tsx'

interface Props {
  readonly cause: PublicAnomaly
  /** This student has proved it with a flag. */
  readonly captured: boolean
}

/** One anomaly told: what it did, why, how it is used and mended, and what the trade calls it. */
export function CauseCard({ cause, captured }: Props) {
  const t = useText()
  const parts = (['cause', 'exploit', 'fix'] as const).flatMap((part) => {
    const text = cause[part]
    return isSet(text) ? [{ part, text }] : []
  })
  return (
    <article className={cause.active ? 'cause cause--on' : 'cause'}>
      <header>
        <h4>
          <span className="cause__id tabular">{cause.id}</span> {cause.name}
        </h4>
        <p className="cause__marks">
          <span className={cause.active ? 'cause__state cause__state--on' : 'cause__state'}>
            <Icon name={cause.active ? 'power' : 'minus'} />
            {t(cause.active ? 'student-cause-on' : 'student-cause-off')}
          </span>
          <span className="cause__level">
            <Gauge level={cause.level} />
            {t('student-scenarios-level', { level: cause.level })}
          </span>
          {captured && (
            <span className="cause__captured">
              <Icon name="check" />
              {t('student-cause-captured')}
            </span>
          )}
        </p>
      </header>
      <p>{cause.summary}</p>
      <dl>
        {parts.map(({ part, text }) => (
          <div key={part}>
            <dt>{t(`student-cause-${part}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {cause.references.length > 0 && (
          <div>
            <dt>{t('student-cause-references')}</dt>
            <dd>
              <Dotted parts={cause.references} />
            </dd>
          </div>
        )}
      </dl>
    </article>
  )
}
