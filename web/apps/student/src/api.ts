// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi, take } from '@perfshop/api/client.ts'
import type { FamilyLevels, FlagReply, Scenario, StudentStatus } from '@perfshop/api/types.ts'
import { learnServerTime } from './clock.ts'

export type { FlagReply, Scenario, StudentStatus }

const api = createApi({ onResponse: ({ response }) => learnServerTime(response) })

/** In the order of the tabs. */
export const FAMILIES = ['performance', 'scripting', 'business', 'functional', 'security'] as const satisfies readonly (keyof FamilyLevels)[]
export type Family = (typeof FAMILIES)[number]

/** A scenario that some student runs for everyone. */
export type Running = NonNullable<StudentStatus['scenario']>

/** @throws ApiProblem with status 401 while this browser is nobody yet. */
export function readStatus(signal?: AbortSignal): Promise<StudentStatus> {
  return take(api.GET('/api/chaos/student/status', signal === undefined ? {} : { signal }))
}

/** Gives this browser an identity; with one already, its alias changes. */
export async function enter(alias: string, group: string | null): Promise<void> {
  await take(api.POST('/api/chaos/student/enter', { body: group === null ? { alias } : { alias, class: group } }))
}

export async function setLevel(family: Family, level: number): Promise<StudentStatus> {
  return (await take(api.POST('/api/chaos/student/{family}', { params: { path: { family } }, body: { level } }))).status
}

export async function readScenarios(signal: AbortSignal): Promise<readonly Scenario[]> {
  return take(api.GET('/api/chaos/student/performance/scenarios', { signal }))
}

/** Starts a scenario for everyone; null stops it. */
export async function runScenario(id: Scenario['id'] | null): Promise<StudentStatus> {
  return (await take(api.POST('/api/chaos/student/performance/scenario', { body: { id } }))).status
}

/** Hands in what an exploit gave away. */
export async function handIn(flag: string): Promise<FlagReply> {
  return take(api.POST('/api/chaos/student/flags', { body: { flag } }))
}
