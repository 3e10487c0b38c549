// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Shown } from '../bands/bands.ts'
import type { Moment } from './moments.ts'

/** A row of the timeline: what everybody can see in the figures, or what the instructor did. */
export type Entry = { readonly key: string; readonly from: number; readonly to: number; readonly still: boolean } & (
  | { readonly by: 'figures'; readonly moment: Moment }
  | { readonly by: 'instructor'; readonly shown: Shown }
)

/** Rows at most: nobody reads back further, and a figure that wavers all hour must not slow the page down. */
export const MOST = 30

/** Both in one list as far back as `since` (epoch seconds): what still goes on first, then the newest beginning. */
export function entriesOf(moments: readonly Moment[], activations: readonly Shown[], since: number): Entry[] {
  const all = [
    ...moments.map((moment): Entry => ({ key: `${moment.kind} ${moment.from}`, from: moment.from, to: moment.to, still: moment.still, by: 'figures', moment })),
    ...activations.map((shown): Entry => ({ key: `activation ${shown.id}`, from: shown.from, to: shown.to, still: shown.active, by: 'instructor', shown })),
  ]
  return all.filter(({ to }) => to >= since).sort((one, other) => Number(other.still) - Number(one.still) || other.from - one.from)
}
