// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi, take } from '@perfshop/api/client.ts'
import { toProblem } from '@perfshop/api/problem.ts'
import type { FamilyLevels, StudentStatus as Known } from '@perfshop/api/types.ts'
import { learnServerTime } from './clock.ts'

const api = createApi({ onResponse: ({ response }) => learnServerTime(response) })

/** In the order of the tabs. */
export const FAMILIES = ['performance', 'scripting', 'business', 'functional', 'security'] as const satisfies readonly (keyof FamilyLevels)[]
export type Family = (typeof FAMILIES)[number]

/** What a student runs for everyone: a scenario, or a performance level, which has neither id nor name. */
export interface Running {
  readonly id: string | null
  readonly name: string | null
  readonly by: string
  readonly mine: boolean
  readonly endsAt: string
}

export interface StudentStatus extends Known {
  /** Left out by a version that has no scenarios. */
  readonly scenario?: Running | null
}

export interface Scenario {
  readonly id: string
  readonly level: number
  readonly name: string
}

/** @throws ApiProblem with status 401 while this browser is nobody yet. */
export function readStatus(signal?: AbortSignal): Promise<StudentStatus> {
  return take(api.GET('/api/chaos/student/status', signal === undefined ? {} : { signal }))
}

/** Gives this browser an identity; with one already, its alias changes. */
export async function enter(alias: string): Promise<void> {
  await take(api.POST('/api/chaos/student/enter', { body: { alias } }))
}

export async function setLevel(family: Family, level: number): Promise<StudentStatus> {
  return (await take(api.POST('/api/chaos/student/{family}', { params: { path: { family } }, body: { level } }))).status
}

export async function readScenarios(signal: AbortSignal): Promise<readonly Scenario[]> {
  return (await call<{ readonly scenarios: readonly Scenario[] }>('scenarios', { signal })).scenarios
}

/** Starts a scenario for everyone; null stops it. */
export async function runScenario(id: string | null): Promise<StudentStatus> {
  const body = JSON.stringify({ id })
  return (await call<{ readonly status: StudentStatus }>('scenario', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status
}

/** The two calls that the generated client does not know. */
function call<T>(path: string, init: RequestInit): Promise<T> {
  return take(
    fetch(`/api/chaos/student/performance/${path}`, init).then(async (response) => {
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) throw toProblem(response.status, body)
      return { data: body as T, response }
    }),
  )
}
