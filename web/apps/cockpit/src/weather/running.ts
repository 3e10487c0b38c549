// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Scenario } from '@perfshop/api/types.ts'

/** The scenario that runs, as what is active tells of it. */
export interface Running {
  readonly id: string
  readonly startedAt: string
  readonly endsAt: string | null
  /** As the server writes an actor. */
  readonly by: string
  /** What is left of its doses: a lever that was set anew has left it. */
  readonly doses: readonly Activation[]
}

/** One scenario runs at a time, so the first activation that belongs to one tells which. */
export function runningOf(active: readonly Activation[]): Running | null {
  const doses = active.filter((activation) => activation.scenario !== null)
  const [first] = doses
  if (first === undefined || first.scenario === null) return null
  return { id: first.scenario, startedAt: first.startedAt, endsAt: first.endsAt, by: first.by, doses }
}

/** The scenarios of each level, by rising level. */
export function byLevel(scenarios: readonly Scenario[]): readonly { readonly level: number; readonly scenarios: readonly Scenario[] }[] {
  const levels = [...new Set(scenarios.map(({ level }) => level))].sort((one, other) => one - other)
  return levels.map((level) => ({ level, scenarios: scenarios.filter((scenario) => scenario.level === level) }))
}
