// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly, Triggers } from '@perfshop/api/types.ts'

type Counted = Pick<Anomaly, 'id' | 'dose' | 'silent'>

/**
 * How often an anomaly has struck. Null before that is known, and for what is not told by a number: a silent one, and a lever that has
 * never struck a request, because most levers act on the process and only have their dose.
 */
export function countOf({ id, dose, silent }: Counted, triggers: Pick<Triggers, 'counts'> | null): number | null {
  if (triggers === null || silent) return null
  return triggers.counts[id] ?? (dose === null ? 0 : null)
}

/** Those of the last triggerings, of all families, that are of these anomalies, newest first; null when none of these is counted. */
export function recentOf(anomalies: readonly Counted[], triggers: Triggers | null): Triggers['recent'] | null {
  if (triggers === null || anomalies.every((anomaly) => countOf(anomaly, triggers) === null)) return null
  return triggers.recent.filter(({ code }) => anomalies.some(({ id }) => isOf(code, id)))
}

/** How often any of these anomalies has struck. */
export function totalOf(anomalies: readonly Counted[], triggers: Triggers | null): number {
  return anomalies.reduce((sum, anomaly) => sum + (countOf(anomaly, triggers) ?? 0), 0)
}

/** The code is the identifier, or begins with it: `A1`, `F1_NPE`. */
function isOf(code: string, id: string): boolean {
  return code === id || code.startsWith(`${id}_`)
}
