// SPDX-License-Identifier: AGPL-3.0-or-later
import { whole } from '../signals/links.ts'

/** A stretch of time, epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000
/** What the program keeps of profiles, until it has said so itself. */
export const USUALLY_KEPT_SECONDS = 900

/** The stretch that an address names; null where it names none. */
export function stretchOf(from: string | undefined, to: string | undefined): Stretch | null {
  const [begins, ends] = [whole(from), whole(to)]
  return begins === undefined || ends === undefined ? null : { from: begins, to: ends }
}

/** Stretches that one is readily compared with. */
export const PRESETS = {
  before: ({ from }: Stretch): Stretch => ({ from: from - MINUTE, to: from }),
  five: ({ from, to }: Stretch): Stretch => ({ from: from - 5 * MINUTE, to: to - 5 * MINUTE }),
} as const
export type Preset = keyof typeof PRESETS

/** The whole minutes of the clock that are kept, the newest first. */
export function minutesKept(now: number, keptSeconds: number): Stretch[] {
  const newest = Math.floor(now / MINUTE) * MINUTE - MINUTE
  const count = Math.max(0, Math.floor((newest - (now - keptSeconds * 1000)) / MINUTE) + 1)
  return Array.from({ length: count }, (_, index) => ({ from: newest - index * MINUTE, to: newest - (index - 1) * MINUTE }))
}

/** How much of a stretch is kept no longer. */
export function missingOf({ from, to }: Stretch, now: number, keptSeconds: number): 'all' | 'part' | 'none' {
  const oldest = now - keptSeconds * 1000
  if (to <= oldest) return 'all'
  // What is kept is counted in whole seconds.
  return from < oldest - 1000 ? 'part' : 'none'
}
