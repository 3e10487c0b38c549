// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApi } from './client.ts'
import { handshake } from './handshake.ts'
import { signature } from './signature.ts'

// The example of docs/how-to/correlate.md.
const KEY = Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('')
const HINT = KEY.slice(0, 32)
const SESSION = '5'.repeat(64)
const CALL = { method: 'POST', path: '/api/checkout/shipping', requestId: '7b0c2f6e-5d1a-4a37-9a55-0c6a4b1f2d10', step: 'step3' }
const BODY = '{"mode":"standard"}'

describe('signature', () => {
  it('is the documented one, with a key that is given and with one that is derived', () => {
    const signed = { ...CALL, body: new TextEncoder().encode(BODY) }
    expect(signature({ given: KEY }, signed)).toBe('6fa9eaaa3d87784ec13d4cf9da93339f52cfd0f4d32d6d0b941fa429c3de68b1')
    expect(signature({ sessionToken: SESSION, hint: HINT }, signed)).toBe('99aa441a961798ef25630aa805bc24c0c180ed3cc5e5e93506e688c27d8d262b')
  })
})

describe('handshake', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** A server's answers in their order, and what it was sent. */
  function server(...answers: readonly Response[]) {
    const sent: Request[] = []
    const left = [...answers]
    const answer = vi.fn((request: Request | URL) => {
      sent.push(request instanceof Request ? request : new Request(request))
      return Promise.resolve(left.shift() ?? Response.json({}))
    })
    vi.stubGlobal('fetch', answer)
    return sent
  }
  const ship = () => {
    const api = createApi(handshake())
    return { api, call: () => api.POST('/api/checkout/shipping', { baseUrl: 'http://shop/', body: { mode: 'standard' } }) }
  }
  const refusal = (code: string, status = 403) => Response.json({ code }, { status })

  it('sends nothing where nothing is announced', async () => {
    const sent = server()
    await ship().call()
    expect([...(sent[0]?.headers.keys() ?? [])].filter((name) => name.startsWith('x-'))).toEqual([])
    expect(sent).toHaveLength(1)
  })

  it('asks for a fresh set once, and makes the call again with it', async () => {
    const headers = { 'X-Session-Token': SESSION, 'X-Action-Token': 'a', 'X-CSRF-Token': 'c', 'X-Step-Token': 'step3', 'X-Key-Hint': HINT }
    const sent = server(refusal('TOKEN_MISSING'), Response.json({}, { headers }))
    const { data } = await ship().call()
    expect(data).toEqual({})
    expect(sent.map((request) => new URL(request.url).pathname)).toEqual(['/api/checkout/shipping', '/api/auth/status', '/api/checkout/shipping'])
    const [, , again] = sent
    const requestId = again?.headers.get('X-Request-ID') ?? ''
    expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const body = new TextEncoder().encode(await again?.text())
    expect(new TextDecoder().decode(body)).toBe(BODY)
    expect(again?.headers.get('X-Signature')).toBe(signature({ sessionToken: SESSION, hint: HINT }, { ...CALL, requestId, body }))
  })

  it('leaves every other refusal to the page', async () => {
    for (const [code, status] of [['CART_CHANGED', 409], ['STEP_OUT_OF_ORDER', 403], ['TOKEN_EXPIRED', 400]] as const) {
      const sent = server(refusal(code, status))
      expect((await ship().call()).response.status).toBe(status)
      expect(sent).toHaveLength(1)
    }
  })
})
