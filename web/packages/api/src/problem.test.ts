// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { fromThrown, toProblem } from './problem.ts'

describe('toProblem', () => {
  it('reads a problem document with its fields', () => {
    const problem = toProblem(400, { code: 'VALIDATION', detail: 'Wrong', traceId: 'abc', errors: [{ field: 'city', code: 'REQUIRED', message: 'Missing' }, 'nonsense'] })
    expect(problem).toMatchObject({ status: 400, code: 'VALIDATION', detail: 'Wrong', traceId: 'abc' })
    expect(problem.messageFor('city')).toBe('Missing')
    expect(problem.messageFor('street')).toBeNull()
  })
  it.each([undefined, null, 'a proxy’s page', 7, []])('makes a usable error of %j', (body) => {
    expect(toProblem(502, body)).toMatchObject({ status: 502, code: 'HTTP_502', detail: '', fieldErrors: [] })
  })
  it('knows what may pass by itself', () => {
    expect([0, 429, 500, 503].map((status) => toProblem(status, null).passing)).toEqual([true, true, true, true])
    expect([400, 401, 404, 409, 422].map((status) => toProblem(status, null).passing)).toEqual([false, false, false, false, false])
  })
})

describe('fromThrown', () => {
  it('keeps a problem and names the rest a lost connection', () => {
    const problem = toProblem(409, { code: 'CART_CHANGED' })
    expect(fromThrown(problem)).toBe(problem)
    expect(fromThrown(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, code: 'NETWORK' })
  })
})
