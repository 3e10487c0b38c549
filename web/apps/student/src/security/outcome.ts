// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FlagReply } from '../api.ts'

/** What came of a flag that was handed in. `id` is what it proves. */
export type Outcome = { readonly kind: 'empty' | 'wrong' } | { readonly kind: 'new' | 'again'; readonly id: string }

/** Tells a flag that is new from one that was handed in before; `before` is what was captured until then. */
export function outcomeOf(before: readonly string[], { valid, anomaly }: FlagReply): Outcome {
  if (!valid || anomaly === null) return { kind: 'wrong' }
  return { kind: before.includes(anomaly) ? 'again' : 'new', id: anomaly }
}
