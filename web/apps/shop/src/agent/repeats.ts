// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Api } from '@perfshop/api/client.ts'
import { alongWith } from '@perfshop/api/tracing.ts'
import { api } from '../api.ts'
import { timesMore, type Dose } from './doses.ts'

type Middleware = Parameters<Api['use']>[number]

/**
 * Writes that may be made again without a difference: they put a value where it already is, or carry the key that makes them one
 * order. Left out, because a purchase must stay right to the cent: `cart/add` adds up; the second deletion of a line, or the second
 * use of a code, is refused; a login, a registration, a review, a mail are one each.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  'PUT /api/cart/item/{id}',
  'PUT /api/auth/me',
  'POST /api/checkout/address',
  'POST /api/checkout/shipping',
  'POST /api/checkout/payment',
  'POST /api/orders',
])

let more = 0
let over = new AbortController()
/** What calls under way were, because a request that is sent cannot be read again. */
const copies = new Map<string, Request>()

const again: Middleware = {
  onRequest({ id, request, schemaPath }) {
    if (request.method === 'GET' || HARMLESS.has(`${request.method} ${schemaPath}`)) copies.set(id, request.clone())
    return undefined
  },
  async onResponse({ id, response }) {
    const copy = copies.get(id)
    copies.delete(id)
    if (copy === undefined) return undefined
    // After the page's own call, never beside it: the answer that the page reads, and the token that it may spend, are the first's.
    if (copy.method === 'GET') void repeat(copy, { cache: 'no-store', signal: over.signal })
    // What was refused did nothing, and would do something now only by surprise. And the page goes on only when none is
    // under way any more: one that came late would undo the step after.
    else if (response.ok) await repeat(copy, {})
    return undefined
  },
  onError({ id }) {
    copies.delete(id)
  },
}

/** doubleFetch: each call of the shop's pages that bears it is made `dose` times more. */
export function setRepeats(dose: Dose): void {
  const before = more
  more = timesMore(dose)
  if (more > 0 && before === 0) api.use(again)
  if (more === 0 && before > 0) {
    api.eject(again)
    over.abort()
    over = new AbortController()
    copies.clear()
  }
}

async function repeat(copy: Request, how: RequestInit): Promise<void> {
  const calls = Array.from({ length: more }, () => fetch(alongWith(copy, copy.clone()), how).then((answer) => answer.arrayBuffer()))
  await Promise.allSettled(calls)
}
