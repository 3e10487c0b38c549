// SPDX-License-Identifier: AGPL-3.0-or-later

const BARS = [1, 2, 3, 4] as const

/** A level as four bars, as many lit as it is high. Decoration: the level's name stands beside it. */
export function Gauge({ level }: { readonly level: number }) {
  return (
    <span className="gauge" aria-hidden="true">
      {BARS.map((bar) => (
        <span key={bar} className={bar <= level ? 'gauge__bar gauge__bar--lit' : 'gauge__bar'} />
      ))}
    </span>
  )
}
