// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { ActivationBody, ChaosReply, FrontendBody } from '@perfshop/api/types.ts'

// What the levers' own calls take: a dose with its parameters, for everyone, at once and until it is ended.
const TAKEN: ReadonlySet<string> = new Set(['anomaly', 'dose', 'ratio', 'guardrail', 'downSeconds'])

export function isPlain(body: ActivationBody): boolean {
  return Object.keys(body).every((key) => TAKEN.has(key))
}

type Set = (dose: number, body: ActivationBody) => Promise<ChaosReply>

const SETTERS: Readonly<Record<string, Set>> = {
  cpu: (intensity, { ratio }) => take(api.POST('/api/admin/chaos/cpu', { body: { intensity, ratio: ratio ?? 1 } })),
  memory: (target, { guardrail, downSeconds }) => take(api.POST('/api/admin/chaos/memory', { body: { target, guardrail: guardrail ?? 0, downSeconds: downSeconds ?? 0 } })),
  gc_pressure: (intensity) => take(api.POST('/api/admin/chaos/gc-pressure', { body: { intensity } })),
  db_pool: (intensity) => take(api.POST('/api/admin/chaos/db-pool', { body: { intensity } })),
  thread_pool: (intensity) => take(api.POST('/api/admin/chaos/thread-pool', { body: { intensity } })),
  slow_query: (intensity) => take(api.POST('/api/admin/chaos/slow-queries', { body: { intensity } })),
  deadlock: (intensity) => take(api.POST('/api/admin/chaos/deadlock', { body: { intensity } })),
  network: (intensity) => take(api.POST('/api/admin/chaos/network', { body: { intensity } })),
  cpuBurn: (cpuBurn) => inBrowsers({ cpuBurn }),
  memoryLeak: (memoryLeak) => inBrowsers({ memoryLeak }),
  domFlood: (domFlood) => inBrowsers({ domFlood }),
  fetchFlood: (fetchFlood) => inBrowsers({ fetchFlood }),
  doubleFetch: (doubleFetch) => inBrowsers({ doubleFetch }),
}

/** What is left out stays as it is. */
function inBrowsers(body: FrontendBody): Promise<ChaosReply> {
  return take(api.POST('/api/chaos/frontend/state', { body }))
}

/** The call that sets this anomaly's dose in place of what was set; null for one that has none. */
export function setterOf(body: ActivationBody): (() => Promise<ChaosReply>) | null {
  const { anomaly, dose } = body
  const set = SETTERS[anomaly]
  return set === undefined || typeof dose !== 'number' ? null : () => set(dose, body)
}
