// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, ChaosStatus, Family } from '@perfshop/api/types.ts'
import { isHeld } from './words.ts'

/** Grey, amber, red: what the colour says, and what the words beside it say too. */
export type State = 'off' | 'dosed' | 'limit'

/** What the shop itself measures of a lever, where it measures something. */
export interface Measured {
  readonly value: number | null
  /** The machine gives less than the dose asks for. */
  readonly limited: boolean
}

export function stateOf(anomaly: Anomaly, active: readonly Activation[], measured: Measured): State {
  if (active.length === 0) return 'off'
  if (measured.limited) return 'limit'
  const max = anomaly.dose?.max
  return max !== undefined && active.some((activation) => (activation.dose ?? 0) >= max && !isHeld(activation)) ? 'limit' : 'dosed'
}

/** The activation that a lever's own control sets and replaces: the one for everyone. */
export function forEveryone(active: readonly Activation[]): Activation | undefined {
  return active.find((activation) => activation.scope.kind === 'everyone')
}

/**
 * Finds the measurement of a lever in the status. The status says it under the family and the lever's name
 * (`performance.cpu`), written there in camel case.
 */
export function measuredOf(anomaly: Anomaly, status: ChaosStatus | null): Measured {
  const lever = field(field(status, anomaly.family), camelCase(anomaly.id))
  const value = field(lever, 'measured')
  return { value: typeof value === 'number' ? value : null, limited: field(lever, 'limited') === true }
}

/**
 * The level a family stands at, or null when what is active is no level. Families whose status names no level
 * (levers are set one by one) are at 0 as long as nothing of theirs is active.
 */
export function levelOf(family: Family, status: ChaosStatus | null, active: readonly Activation[], anomalies: readonly Anomaly[]): number | null {
  const level = field(field(status, family.id), 'level')
  if (typeof level === 'number') return level
  const own = new Set(anomalies.filter((anomaly) => anomaly.family === family.id).map((anomaly) => anomaly.id))
  return active.some((activation) => own.has(activation.anomaly)) ? null : 0
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function camelCase(id: string): string {
  return id.replace(/_(.)/g, (_whole, letter: string) => letter.toUpperCase())
}
