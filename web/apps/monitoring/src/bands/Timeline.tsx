// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import type { Shown } from './bands.ts'

/** The bands in words, for the instructor: what, from when, how long. */
export function Timeline({ shown }: { readonly shown: readonly Shown[] }) {
  const t = useText()
  return (
    <section className="timeline" aria-label={t('monitoring-timeline')}>
      <h2>{t('monitoring-timeline')}</h2>
      {shown.length === 0 ? (
        <p className="soft">{t('monitoring-timeline-empty')}</p>
      ) : (
        <ul className="timeline__list">
          {shown.map((band) => (
            <li key={band.id} className={band.active ? 'activation activation--on' : 'activation'}>
              <Icon name={band.active ? 'power' : 'check'} />
              <span>
                <b>{band.label}</b> {band.name}
              </span>
              <span className="tabular">
                {t(band.active ? 'monitoring-timeline-since' : 'monitoring-timeline-for', { clock: showInstant(band.from * 1000, 'clock'), span: formatSpan(band.to - band.from) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
