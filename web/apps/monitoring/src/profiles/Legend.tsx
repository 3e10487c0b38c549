// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { FAMILIES } from './names.ts'
import { DEGREES } from './tree.ts'

/** What the colours of the picture mean. */
export function Legend({ compared }: { readonly compared: boolean }) {
  const t = useText()
  return (
    <ul className="legend flame__legend">
      {compared
        ? DEGREES.map((degree) => (
            <li key={degree} className="legend__line">
              <span className={`swatch frame--change${degree}`} aria-hidden="true" />
              {t(`monitoring-change-${degree < 0 ? 'less' : degree > 0 ? 'more' : 'same'}-${Math.abs(degree)}`)}
            </li>
          ))
        : FAMILIES.map((family) => (
            <li key={family} className="legend__line">
              <span className={`swatch frame--${family}`} aria-hidden="true" />
              {t(`monitoring-family-${family}`)}
            </li>
          ))}
    </ul>
  )
}
