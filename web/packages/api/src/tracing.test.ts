// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApi } from './client.ts'
import { handshake } from './handshake.ts'
import { createTracing, TRACEPARENT, traceparent } from './tracing.ts'

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/
const partsOf = (header: string | null): readonly [trace: string, parent: string] => {
  const [, trace = '', parent = ''] = FORM.exec(header ?? '') ?? []
  return [trace, parent]
}

afterEach(() => vi.unstubAllGlobals())

describe('a traceparent', () => {
  it('has the form of version 00, with ids of its own', () => {
    const headers = Array.from({ length: 100 }, () => traceparent())
    for (const header of headers) expect(header).toMatch(FORM)
    expect(new Set(headers.map((header) => partsOf(header)[0])).size).toBe(100)
    expect(new Set(headers.map((header) => partsOf(header)[1])).size).toBe(100)
  })
  it('is never of zeros, which every reader throws away', () => {
    const drawn = [0, 7, 0, 0, 9]
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(drawn.shift() ?? 1) })
    expect(traceparent()).toBe(`00-${'07'.repeat(16)}-${'09'.repeat(8)}-01`)
  })
})

describe('the calls of a page', () => {
  let clock = 0
  let sent: string[] = []
  let late: (() => void)[] | null = null
  beforeEach(() => {
    ;[clock, sent, late] = [0, [], null]
    vi.stubGlobal('fetch', async (request: Request) => {
      sent.push(`${request.method} ${request.headers.get(TRACEPARENT) ?? ''}`)
      await new Promise<void>((answered) => (late === null ? answered() : late.push(answered)))
      return Response.json({})
    })
  })
  const open = () => {
    const tracing = createTracing(() => clock)
    const api = createApi(tracing.middleware)
    return {
      ...tracing,
      read: () => api.GET('/api/products/categories', { baseUrl: 'http://shop/' }),
      write: () => api.POST('/api/auth/logout', { baseUrl: 'http://shop/' }),
    }
  }
  /** The traces of the calls in the order in which they were sent, each named by when it came first. */
  const traces = () => {
    const ids = sent.map((call) => partsOf(call.replace(/^\w+ /, ''))[0])
    expect(ids).not.toContain('')
    const named = [...new Set(ids)]
    return ids.map((id) => named.indexOf(id))
  }

  it('are of one trace, each with a parent of its own, until another page is opened', async () => {
    const page = open()
    await Promise.all([page.read(), page.read()])
    await page.read()
    page.viewed()
    await page.read()
    expect(traces()).toEqual([0, 0, 0, 1])
    expect(new Set(sent.map((call) => partsOf(call.replace(/^\w+ /, ''))[1])).size).toBe(4)
  })
  it('that follow a press which changes something are of its trace', async () => {
    const page = open()
    await page.read()
    page.pressed()
    await page.read()
    // An account is made, and the login follows by itself: one press.
    await page.write()
    await page.write()
    await page.read()
    page.pressed()
    await page.write()
    expect(traces()).toEqual([0, 0, 1, 1, 1, 2])
  })
  it('that change something by themselves as the page opens belong to the page', async () => {
    const page = open()
    page.pressed()
    page.viewed()
    await Promise.all([page.read(), page.write()])
    expect(traces()).toEqual([0, 0])
  })
  it('that come long after the others are of none of them', async () => {
    const page = open()
    await page.read()
    clock += 15_000
    await page.read()
    clock += 15_001
    await page.read()
    expect(traces()).toEqual([0, 0, 1])
  })
  it('are of its trace when the answer that they waited for was slow', async () => {
    const page = open()
    late = []
    const first = page.read()
    clock += 30_000
    await vi.waitFor(() => expect(late).toHaveLength(1))
    for (const answered of late.splice(0)) answered()
    await first
    late = null
    await page.read()
    expect(traces()).toEqual([0, 0])
  })
})

describe('a call that is made again for want of a token', () => {
  it('is of the same trace as what was refused and what was asked meanwhile, each with a parent of its own', async () => {
    const answers = [Response.json({ code: 'TOKEN_MISSING' }, { status: 403 }), Response.json({}, { headers: { 'X-Session-Token': '5'.repeat(64) } })]
    const headers: (string | null)[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      headers.push(request.headers.get(TRACEPARENT))
      return Promise.resolve(answers.shift() ?? Response.json({}))
    })
    const api = createApi(createTracing().middleware, handshake())
    await api.POST('/api/checkout/shipping', { baseUrl: 'http://shop/', body: { mode: 'standard' } })
    const parts = headers.map(partsOf)
    expect(parts).toHaveLength(3)
    expect(new Set(parts.map(([trace]) => trace)).size).toBe(1)
    expect(new Set(parts.map(([, parent]) => parent)).size).toBe(3)
  })
})
