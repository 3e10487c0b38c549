// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown, toProblem } from '@perfshop/api/problem.ts'
import { learnServerTime } from './clock.ts'

/** In the order of the tabs. */
export const FAMILIES = ['performance', 'scripting', 'business', 'functional', 'security'] as const
export type Family = (typeof FAMILIES)[number]
export type Levels = Readonly<Record<Family, number>>

/** What a student runs for everyone: a scenario, or a performance level, which has neither id nor name. */
export interface Running {
  readonly id: string | null
  readonly name: string | null
  readonly by: string
  readonly mine: boolean
  readonly endsAt: string
}

export interface StudentStatus {
  readonly token: string
  readonly alias: string
  readonly customer: { readonly email: string; readonly password: string }
  readonly enabled: boolean
  readonly shared: boolean
  readonly debrief: boolean
  readonly levels: Levels
  readonly maxLevels: Levels
  readonly scenario: Running | null
}

export interface Scenario {
  readonly id: string
  readonly level: number
  readonly name: string
}

interface Reply {
  readonly status: StudentStatus
}

/** @throws ApiProblem with status 401 while this browser is nobody yet. */
export function readStatus(signal?: AbortSignal): Promise<StudentStatus> {
  return call('status', signal === undefined ? {} : { signal })
}

/** Gives this browser an identity; with one already, its alias changes. */
export async function enter(alias: string): Promise<void> {
  await call('enter', sent({ alias }))
}

export async function setLevel(family: Family, level: number): Promise<StudentStatus> {
  return (await call<Reply>(family, sent({ level }))).status
}

export async function readScenarios(signal: AbortSignal): Promise<readonly Scenario[]> {
  return (await call<{ readonly scenarios: readonly Scenario[] }>('performance/scenarios', { signal })).scenarios
}

/** Starts a scenario for everyone; null stops it. */
export async function runScenario(id: string | null): Promise<StudentStatus> {
  return (await call<Reply>('performance/scenario', sent({ id }))).status
}

function sent(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(`/api/chaos/student/${path}`, init)
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw fromThrown(thrown)
  }
  learnServerTime(answer)
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw toProblem(answer.status, body)
  return body as T
}
