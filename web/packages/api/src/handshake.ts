// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Middleware } from 'openapi-fetch'
import { randomHex } from './random.ts'
import type { KeySource } from './signature.ts'
import { alongWith } from './tracing.ts'

/** The calls that must carry what the server announced, and the step that each takes. */
const STEPS: ReadonlyMap<string, string> = new Map([
  ['POST /api/checkout/address', 'step2'],
  ['POST /api/checkout/shipping', 'step3'],
  ['POST /api/checkout/payment', 'step4'],
  ['POST /api/orders', 'step5'],
])
const STATUS = '/api/auth/status'
const ANNOUNCING: ReadonlySet<string> = new Set([...STEPS.keys(), 'POST /api/auth/login', `GET ${STATUS}`])
/** What is sent back as it came. */
const ECHOED = ['X-Session-Token', 'X-Action-Token', 'X-CSRF-Token'] as const
/** Refusals that a fresh set may mend: the person took their time, another tab was quicker, or more is asked than before. */
const MENDED: ReadonlySet<string> = new Set(['TOKEN_MISSING', 'TOKEN_INVALID', 'TOKEN_REPLAYED', 'TOKEN_EXPIRED', 'SIGNATURE_INVALID'])

interface Announced {
  readonly echoed: ReadonlyMap<string, string>
  /** Null where calls are not signed. */
  readonly key: KeySource | null
}

/**
 * Carries what the server announces from one answer to the next call, and asks for a fresh set when a call was refused for want of one.
 * A server that announces nothing is sent nothing.
 */
export function handshake(): Middleware {
  let announced: Announced | null = null
  // A request that is sent cannot be read again.
  const copies = new Map<string, Request>()

  const learn = async (answer: Response): Promise<void> => {
    announced = await read(answer, announced)
  }
  return {
    async onRequest({ id, request, schemaPath }) {
      const step = STEPS.get(`${request.method} ${schemaPath}`)
      if (step === undefined) return undefined
      copies.set(id, request.clone())
      return announced === null ? undefined : carrying(request, step, announced)
    },
    async onResponse({ id, request, response, schemaPath }) {
      const call = `${request.method} ${schemaPath}`
      const copy = copies.get(id)
      copies.delete(id)
      if (response.ok) {
        if (ANNOUNCING.has(call)) await learn(response)
        return undefined
      }
      const step = STEPS.get(call)
      if (copy === undefined || step === undefined || !(await isMended(response))) return undefined
      await learn(await fetch(alongWith(copy, new Request(new URL(STATUS, request.url), { cache: 'no-store' }))))
      if (announced === null) return undefined
      // The call that was refused had no effect: this one is the first.
      const again = await fetch(alongWith(copy, await carrying(copy, step, announced)))
      if (again.ok) await learn(again)
      return again
    },
    onError({ id }) {
      copies.delete(id)
    },
  }
}

async function isMended(refusal: Response): Promise<boolean> {
  if (refusal.status !== 403 && refusal.status !== 409) return false
  const body: unknown = await refusal.clone().json().catch(() => null)
  return typeof body === 'object' && body !== null && 'code' in body && MENDED.has(String(body.code))
}

async function read(answer: Response, before: Announced | null): Promise<Announced | null> {
  const sessionToken = answer.headers.get('X-Session-Token')
  if (sessionToken === null) return null
  const echoed = new Map<string, string>()
  for (const name of ECHOED) {
    const value = answer.headers.get(name)
    if (value !== null) echoed.set(name, value)
  }
  const hint = answer.headers.get('X-Key-Hint')
  if (hint !== null) return { echoed, key: { sessionToken, hint } }
  if (!answer.headers.has('X-Step-Token')) return { echoed, key: null }
  // The key is given with a login or a status, and stays the session's.
  const body: unknown = await answer.clone().json().catch(() => null)
  const given = typeof body === 'object' && body !== null && 'signingKey' in body ? String(body.signingKey) : null
  const same = before?.echoed.get('X-Session-Token') === sessionToken ? before.key : null
  return { echoed, key: given === null ? same : { given } }
}

async function carrying(request: Request, step: string, { echoed, key }: Announced): Promise<Request> {
  const requestId = uuid()
  for (const [name, value] of echoed) request.headers.set(name, value)
  request.headers.set('X-Request-ID', requestId)
  if (key === null) return request
  // Loaded only where calls are signed.
  const { signature } = await import('./signature.ts')
  const body = new Uint8Array(await request.clone().arrayBuffer())
  const path = new URL(request.url).pathname
  request.headers.set('X-Step-Token', step)
  request.headers.set('X-Signature', signature(key, { method: request.method, path, requestId, step, body }))
  return request
}

/** A random UUID: version 4, variant 1. */
function uuid(): string {
  const hex = randomHex(16)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
