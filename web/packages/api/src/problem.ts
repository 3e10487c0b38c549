// SPDX-License-Identifier: AGPL-3.0-or-later

/** One refused field of a validation error. */
export interface FieldError {
  readonly field: string
  readonly code: string
  readonly message: string
}

/**
 * The one error that a call of the API throws. It carries an `application/problem+json` body, or says that no
 * answer came at all (`status` 0, `code` `NETWORK`), or that the answer was no problem document (`code` `HTTP_<status>`).
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  /** Words for the person, already in the stack's language; empty when the server gave none. */
  readonly detail: string
  readonly traceId: string | null
  readonly fieldErrors: readonly FieldError[]

  constructor(status: number, code: string, detail: string, traceId: string | null, fieldErrors: readonly FieldError[]) {
    super(`${code} (${status})${detail === '' ? '' : `: ${detail}`}`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.traceId = traceId
    this.fieldErrors = fieldErrors
  }

  /** The message for one field, or null when that field was not refused. */
  messageFor(field: string): string | null {
    return this.fieldErrors.find((error) => error.field === field)?.message ?? null
  }

  /** Whether the same call may succeed later without any change: no answer, too many, or a failure of the server. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Reads whatever body came with a refused answer. Never throws: an unreadable body still gives a usable error. */
export function toProblem(status: number, body: unknown): ApiProblem {
  const record = isRecord(body) ? body : {}
  const fieldErrors = Array.isArray(record['errors']) ? record['errors'].flatMap(toFieldError) : []
  return new ApiProblem(
    status,
    text(record['code']) ?? `HTTP_${status}`,
    text(record['detail']) ?? text(record['title']) ?? '',
    text(record['traceId']) ?? null,
    fieldErrors,
  )
}

/** Turns anything thrown while calling (most often the browser's TypeError "Failed to fetch") into an ApiProblem. */
export function fromThrown(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem(0, 'NETWORK', '', null, [])
}

function toFieldError(value: unknown): FieldError[] {
  if (!isRecord(value)) return []
  const field = text(value['field'])
  if (field === undefined) return []
  return [{ field, code: text(value['code']) ?? '', message: text(value['message']) ?? '' }]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
