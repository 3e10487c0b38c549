// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Activations, Catalogue } from '@perfshop/api/types.ts'
import type { Band } from '@perfshop/ui/chart/bands.ts'
import type { Range } from '../view/view.ts'

/** An activation as the instructor's view shows it. */
export interface Shown extends Band {
  readonly id: number
  readonly name: string
  readonly dose: string
  readonly active: boolean
}

/** What is and was active within the range, oldest first. What is still active lasts until `now` (epoch seconds). */
export function shownIn({ active, past }: Activations, names: ReadonlyMap<string, string>, [from, to]: Range, now: number): Shown[] {
  return [...active, ...past]
    .map((activation) => shown(activation, names, now))
    .filter((band) => band.to >= from && band.from <= to)
    .sort((one, other) => one.from - other.from || one.id - other.id)
}

function shown({ id, anomaly, dose, startedAt, endedAt }: Activation, names: ReadonlyMap<string, string>, now: number): Shown {
  const start = Date.parse(startedAt) / 1000
  const over = typeof endedAt === 'string'
  const label = typeof dose === 'number' ? `${anomaly} ${dose}` : anomaly
  return { id, from: start, to: over ? Date.parse(endedAt) / 1000 : Math.max(now, start), label, name: names.get(anomaly) ?? anomaly, dose: typeof dose === 'number' ? String(dose) : '', active: !over }
}

export function namesOf(catalogue: Catalogue | undefined): ReadonlyMap<string, string> {
  return new Map(catalogue?.anomalies.map(({ id, name }) => [id, name]))
}
