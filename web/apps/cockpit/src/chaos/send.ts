// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { ActivationBody, ChaosReply, Scenario } from '@perfshop/api/types.ts'
import { api } from '@perfshop/admin/api.ts'
import { isPlain, setterOf } from './setters.ts'

// Every change the cockpit can make, one function each.

/** Makes an anomaly active beside what is active already. */
export function activate(body: ActivationBody): Promise<ChaosReply> {
  return take(api.POST('/api/admin/chaos/activations', { body }))
}

/** Ends activations. Gives the last answer, or null when there was none to end. */
export async function endAll(ids: readonly number[]): Promise<ChaosReply | null> {
  let reply: ChaosReply | null = null
  for (const id of ids) reply = await take(api.DELETE('/api/admin/chaos/activations/{id}', { params: { path: { id } } }))
  return reply
}

/**
 * Makes an anomaly active in place of the given activations. The new one comes first, so that the anomaly is on
 * throughout; while both stand the higher dose holds.
 */
export async function replace(body: ActivationBody, ids: readonly number[]): Promise<ChaosReply> {
  // A lever's own call does the same in one step, and says in the record that the old one was replaced.
  const set = isPlain(body) ? setterOf(body) : null
  if (set !== null) return set()
  const reply = await activate(body)
  return (await endAll(ids)) ?? reply
}

/** Sets a family's level for everyone. */
export function setLevel(family: string, level: number): Promise<ChaosReply> {
  return take(api.POST('/api/admin/chaos/{family}', { params: { path: { family } }, body: { level } }))
}

/** Starts a scenario for everyone in place of the one that runs, whoever's it is; null ends that one. */
export function setScenario(id: Scenario['id'] | null): Promise<ChaosReply> {
  return take(api.POST('/api/admin/chaos/scenario', { body: { id } }))
}

/** The red button. */
export function reset(): Promise<ChaosReply> {
  return take(api.POST('/api/admin/chaos/reset'))
}

/** Brings the shop's data back to what was seeded: takes a second or two. */
export function resetData(): Promise<{ readonly durationMs: number }> {
  return take(api.POST('/api/admin/data/reset'))
}

export function setDebrief(open: boolean): Promise<ChaosReply> {
  return take(api.POST('/api/admin/chaos/debrief', { body: { open } }))
}

export function setStudentMode(enabled: boolean): Promise<ChaosReply> {
  return take(api.POST('/api/chaos/student/admin/mode', { body: { enabled } }))
}

/** Whether a student may set what acts on everyone. */
export function setStudentShared(shared: boolean): Promise<ChaosReply> {
  return take(api.POST('/api/chaos/student/admin/mode', { body: { shared } }))
}
