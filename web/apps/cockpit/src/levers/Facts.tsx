// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly } from '@perfshop/api/types.ts'
import { Dotted } from '@perfshop/ui/Dotted.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { countOf } from '../chaos/triggers.ts'
import { useTriggers } from '../chaos/useTriggers.ts'

/** How often it struck, large enough for the room; whether anything shows it; from which level it is on; what the trade calls it. */
export function Facts({ anomaly, on }: { readonly anomaly: Anomaly; readonly on: boolean }) {
  const t = useText()
  const count = countOf(anomaly, useTriggers())
  const more = [anomaly.dose === null && anomaly.level > 0 ? t('cockpit-about-level-from', { level: anomaly.level }) : '', ...anomaly.references].filter((part) => part !== '')
  if (count === null && !anomaly.silent && more.length === 0) return null
  return (
    <div className="facts">
      {count !== null && (
        <p className={on ? 'facts__count facts__count--on' : 'facts__count'}>
          <b className="tabular">{showNumber(count)}</b> {t('cockpit-struck-times', { count })}
        </p>
      )}
      {anomaly.silent && (
        <p className="facts__silent">
          <Icon name="eyeOff" />
          {t('cockpit-about-silent')}
        </p>
      )}
      {more.length > 0 && (
        <p className="facts__more">
          <Dotted parts={more} />
        </p>
      )}
    </div>
  )
}
