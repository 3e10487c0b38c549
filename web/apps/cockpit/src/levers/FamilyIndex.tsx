// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, Family } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'

interface Props {
  readonly families: readonly Family[]
  readonly anomalies: readonly Anomaly[]
  readonly active: readonly Activation[]
}

/** A way to each family, with how much of it is on: the levers are many screens long. */
export function FamilyIndex({ families, anomalies, active }: Props) {
  const t = useText()
  return (
    <nav className="index" aria-label={t('cockpit-families')}>
      {families.map(({ id, name }) => {
        const own = new Set(anomalies.filter(({ family }) => family === id).map((anomaly) => anomaly.id))
        const count = new Set(active.filter(({ anomaly }) => own.has(anomaly)).map(({ anomaly }) => anomaly)).size
        return (
          <a key={id} href={`#family-${id}`}>
            {name}
            {count > 0 && <span className="place__count tabular">{t('cockpit-place-active', { count })}</span>}
          </a>
        )
      })}
    </nav>
  )
}
