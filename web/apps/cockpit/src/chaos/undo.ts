// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, ActivationBody, Scenario, ScopeKind } from '@perfshop/api/types.ts'
import { isSet } from '@perfshop/ui/isSet.ts'

export interface UndoPlan {
  /** Activations that the change made, to be ended. */
  readonly end: readonly number[]
  /** What the change ended or replaced, to be made active again. */
  readonly restore: readonly ActivationBody[]
  /** The scenario that ran before, null for none; undefined when the change was not about it. */
  readonly scenario: Scenario['id'] | null | undefined
}

/**
 * How to take a change back, from what was active before and after it. It holds for every kind of change alike: a
 * dose, a switch, a level, an end, the red button.
 */
export function undoPlan(before: readonly Activation[], after: readonly Activation[], now: number): UndoPlan {
  const beforeIds = new Set(before.map((activation) => activation.id))
  const afterIds = new Set(after.map((activation) => activation.id))
  const ran = scenarioOf(before)
  // Another scenario is taken back as a whole, by its name: dose by dose it would be none any more.
  const another = ran !== scenarioOf(after)
  const counts = (activation: Activation) => !another || activation.scenario === null
  return {
    end: after.filter((activation) => counts(activation) && !beforeIds.has(activation.id)).map((activation) => activation.id),
    restore: before.filter((activation) => counts(activation) && !afterIds.has(activation.id)).flatMap((activation) => restored(activation, now)),
    scenario: another ? ran : undefined,
  }
}

function scenarioOf(active: readonly Activation[]): Scenario['id'] | null {
  const found = active.find((activation) => activation.scenario !== null)?.scenario ?? null
  // What the server once gave as a scenario's name it takes as such.
  return found as Scenario['id'] | null
}

/** The same activation once more. Its ramp is left out, since it had been climbed; one that would be over stays over. */
function restored(activation: Activation, now: number): ActivationBody[] {
  const { anomaly, dose, ratio, guardrail, downSeconds, scope, endsAt, stopWhen, reason } = activation
  const endsInSeconds = isSet(endsAt) ? Math.ceil((Date.parse(endsAt) - now) / 1000) : null
  if (endsInSeconds !== null && endsInSeconds <= 0) return []
  return [
    {
      // What the server once gave as an anomaly and a kind of scope it takes as such.
      anomaly: anomaly as ActivationBody['anomaly'],
      scope: { kind: scope.kind as ScopeKind, ...(isSet(scope.value) ? { value: scope.value } : {}) },
      ...(isSet(dose) ? { dose } : {}),
      ...(isSet(ratio) ? { ratio } : {}),
      ...(isSet(guardrail) ? { guardrail } : {}),
      ...(isSet(downSeconds) ? { downSeconds } : {}),
      ...(endsInSeconds === null ? {} : { endsInSeconds }),
      ...(isSet(stopWhen) ? { stopWhen } : {}),
      ...(isSet(reason) ? { reason } : {}),
    },
  ]
}
