// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../api.ts'
import { setRepeats } from './repeats.ts'

// The client takes what the browser has when it is made, which is when it is imported.
const network = vi.hoisted(() => {
  const sent: { readonly key: string; readonly body: string; readonly order: string | null }[] = []
  const traceparents: string[] = []
  const answer = { sent, traceparents, status: 200 }
  /** Outside a browser there is no page that an address could be relative to. */
  class FromPage extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' ? new URL(input, 'http://shop.test') : input, init)
    }
  }
  vi.stubGlobal('Request', FromPage)
  vi.stubGlobal('fetch', async (request: Request) => {
    traceparents.push(request.headers.get('traceparent') ?? '')
    sent.push({ key: `${request.method} ${new URL(request.url).pathname}`, body: await request.text(), order: request.headers.get('Idempotency-Key') })
    return new Response(JSON.stringify({ first: sent.length === 1 }), { status: answer.status })
  })
  return answer
})

describe('calls that are made again', () => {
  const { sent } = network
  beforeEach(() => {
    sent.length = 0
    network.status = 200
  })
  afterEach(() => setRepeats(0))
  afterAll(() => vi.unstubAllGlobals())

  it('reads, so many times more, and not after the end', async () => {
    setRepeats(3)
    setRepeats(5)
    expect((await api.GET('/api/cart')).data).toEqual({ first: true })
    await vi.waitFor(() => expect(sent).toHaveLength(6))
    setRepeats(0)
    await api.GET('/api/cart')
    expect(sent).toHaveLength(7)
  })

  it('an order with its key and its token, and done before the page goes on', async () => {
    setRepeats(2)
    const call = { params: { header: { 'Idempotency-Key': 'k' } }, body: { items: [], securityToken: 't' } }
    expect((await api.POST('/api/orders', call)).data).toEqual({ first: true })
    expect(sent).toEqual(Array(3).fill({ key: 'POST /api/orders', body: '{"items":[],"securityToken":"t"}', order: 'k' }))
    // Who reads the trace finds all three there.
    const parts = network.traceparents.slice(-3).map((header) => header.split('-'))
    expect(new Set(parts.map(([, trace]) => trace)).size).toBe(1)
    expect(new Set(parts.map(([, , parent]) => parent)).size).toBe(3)
  })

  it('nothing that adds up, and nothing that was refused', async () => {
    setRepeats(5)
    await api.POST('/api/cart/add', { body: { productId: 1, quantity: 2 } })
    await api.DELETE('/api/cart/item/{id}', { params: { path: { id: 1 } } })
    await api.POST('/api/auth/login', { body: { email: 'a', password: 'b' } })
    network.status = 409
    await api.POST('/api/checkout/shipping', { body: { mode: 'standard' } })
    expect(sent.map(({ key }) => key)).toEqual(['POST /api/cart/add', 'DELETE /api/cart/item/1', 'POST /api/auth/login', 'POST /api/checkout/shipping'])
  })
})
