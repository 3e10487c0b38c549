// SPDX-License-Identifier: AGPL-3.0-or-later
import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { fromThrown, toProblem } from './problem.ts'
import type { paths } from './schema.gen.ts'

export type Api = Client<paths>

/** A client of the same origin. `middleware` is where an interface adds its headers. */
export function createApi(...middleware: readonly Middleware[]): Api {
  const api = createClient<paths>({ baseUrl: '/' })
  api.use(...middleware)
  return api
}

interface Answer<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * Waits for a call and gives its body, so that callers know one outcome (the value) and one error.
 * @throws ApiProblem for every refusal, and when no answer came.
 */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (thrown) {
    // An aborted call is the caller's own wish (a query that is no longer looked at), not a failure.
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw fromThrown(thrown)
  }
  if (!answer.response.ok) throw toProblem(answer.response.status, answer.error)
  // The generated types say which answers have a body; those without one give undefined, as their type says.
  return answer.data as T
}
