// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { TRACEPARENT, traceparent } from '@perfshop/api/tracing.ts'
import { due, requestsPerSecond, type Dose } from './doses.ts'
import { ownApi } from './ownApi.ts'

const TICK_MS = 100
const PRODUCTS = 12
/** A server that does not keep up is not buried deeper: what waits in the browser waits before the shop's own calls end, too. */
const MOST_OUT = 100

let perSecond = 0
let over: AbortController | null = null
let out = 0

export const prefetchesOut = (): number => out

/** fetchFlood: product after product, twelve in a circle. */
export function setPrefetch(dose: Dose): void {
  perSecond = requestsPerSecond(dose)
  if (dose === 0) {
    over?.abort()
    over = null
  } else if (over === null) {
    over = new AbortController()
    void run(over.signal)
  }
}

async function run(signal: AbortSignal): Promise<void> {
  const addresses = await findProducts(signal)
  if (signal.aborted) return
  if (addresses.length === 0) {
    // No product to be had now; the next poll begins anew.
    over = null
    return
  }
  let [turn, owed, last] = [0, 0, performance.now()]
  let sent: number[] = []
  const timer = setInterval(() => {
    const now = performance.now()
    sent = sent.filter((at) => now - at < 1000)
    const next = due(perSecond, now - last, owed, sent.length)
    ;[owed, last] = [next.owed, now]
    for (let n = 0; n < next.send && out < MOST_OUT; n += 1) {
      void visit(addresses[turn % addresses.length] ?? '', signal)
      sent.push(now)
      turn += 1
    }
  }, TICK_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}

async function findProducts(signal: AbortSignal): Promise<readonly string[]> {
  try {
    const { content } = await take(ownApi.GET('/api/products', { params: { query: { size: PRODUCTS } }, signal }))
    return content.map(({ id }) => `/api/products/${id}`)
  } catch {
    return []
  }
}

async function visit(address: string, signal: AbortSignal): Promise<void> {
  out += 1
  try {
    // The browser has few connections to one host and gives the next free one to the most urgent call. These are the least
    // urgent: a purchase, and the question whether this is over, never queue behind all of them.
    const answer = await fetch(address, { signal, cache: 'no-store', priority: 'low', headers: { [TRACEPARENT]: traceparent() } })
    await answer.arrayBuffer()
  } catch {
    // Lost or ended; the next one comes anyway.
  } finally {
    out -= 1
  }
}
