// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly } from '@perfshop/api/types.ts'
import { useText, useTextOr } from '@perfshop/ui/text.tsx'

/** What the catalogue says of an anomaly: its cause and where a student could have seen it. */
export function About({ anomaly }: { readonly anomaly: Anomaly }) {
  const t = useText()
  const textOr = useTextOr()
  return (
    <details className="fold">
      <summary>{t('cockpit-about')}</summary>
      <dl className="about">
        <dt>{t('cockpit-about-cause')}</dt>
        <dd>{anomaly.cause}</dd>
        <dt>{t('cockpit-about-signals')}</dt>
        <dd>
          <ul>
            {anomaly.signals.map((signal) => (
              <li key={`${signal.kind} ${signal.where}`}>
                {textOr(`cockpit-signal-${signal.kind}`, signal.kind)} <code>{signal.where}</code>
              </li>
            ))}
          </ul>
          <p>
            {t('cockpit-about-seconds', { seconds: anomaly.seconds })}
            {anomaly.load && `. ${t('cockpit-about-load')}`}
          </p>
        </dd>
        {anomaly.dose !== null && (
          <>
            <dt>{t('cockpit-about-level')}</dt>
            <dd>{anomaly.level === 0 ? t('cockpit-about-level-none') : t('cockpit-about-level-from', { level: anomaly.level })}</dd>
          </>
        )}
      </dl>
    </details>
  )
}
