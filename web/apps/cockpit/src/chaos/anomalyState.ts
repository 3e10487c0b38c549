// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, ChaosStatus, Family } from '@perfshop/api/types.ts'
import type { Measured } from './measured.ts'
import { isHeld } from './words.ts'

/** Grey, amber, red: what the colour says, and what the words beside it say too. */
export type State = 'off' | 'dosed' | 'limit'

export function stateOf(anomaly: Anomaly, active: readonly Activation[], { limited }: Pick<Measured, 'limited'>): State {
  if (active.length === 0) return 'off'
  if (limited) return 'limit'
  const max = anomaly.dose?.max
  return max !== undefined && active.some((activation) => (activation.dose ?? 0) >= max && !isHeld(activation)) ? 'limit' : 'dosed'
}

/** The activation that a lever's own control sets and replaces: the one for everyone. */
export function forEveryone(active: readonly Activation[]): Activation | undefined {
  return active.find((activation) => activation.scope.kind === 'everyone')
}

/**
 * The level a family stands at, or null when what is active is no level: something is on for everyone, and yet not all of the
 * lowest level, or the family has none.
 */
export function levelOf(family: Family, status: ChaosStatus | null, active: readonly Activation[], anomalies: readonly Anomaly[]): number | null {
  const level = field(field(status, family.id), 'level')
  if (typeof level === 'number' && level > 0) return level
  const own = new Set(anomalies.filter((anomaly) => anomaly.family === family.id).map((anomaly) => anomaly.id))
  return active.some((activation) => own.has(activation.anomaly) && activation.scope.kind === 'everyone') ? null : 0
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
