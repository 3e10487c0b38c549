// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem, fromThrown, toProblem } from '@perfshop/api/problem.ts'

/** The portal's calls are in no document, so their answers are told here. */
export interface Entrance {
  readonly token: string
  readonly role: string
  readonly name: string
}

export interface Listed<Row> {
  readonly content: readonly Row[]
  readonly flag?: string
}

export interface User {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: string
  readonly lastLogin: string
}

export interface Order {
  readonly number: string
  readonly customer: string
  readonly total: number
  readonly status: string
}

export interface Preview {
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export interface LogFile {
  readonly file: string
  readonly content: string
}

const TOKEN = 'perfshop-portal'

/** Kept by this tab. */
export const token = (): string | null => sessionStorage.getItem(TOKEN)

export function keepToken(value: string | null): void {
  if (value === null) sessionStorage.removeItem(TOKEN)
  else sessionStorage.setItem(TOKEN, value)
}

/** Whether the browser says by itself who somebody is. */
export const hasRole = (): boolean => /(?:^|;\s*)portal_role=/.test(document.cookie)

export function forgetRole(): void {
  document.cookie = 'portal_role=; Path=/; Max-Age=0; SameSite=Lax'
}

/**
 * Asks the portal: a body is posted, nothing is read.
 * @throws ApiProblem for every refusal, and when no answer came.
 */
export async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const kept = token()
  const headers: Record<string, string> = kept === null ? {} : { Authorization: `Bearer ${kept}` }
  const how: RequestInit = body === undefined ? { headers } : { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/api/admin/portal/${path}`, how).catch((thrown: unknown) => {
    throw fromThrown(thrown)
  })
  const told: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw toProblem(answer.status, told)
  if (told === null) throw new ApiProblem(answer.status, 'HTTP_EMPTY', '', null, [])
  return told as Answer
}
