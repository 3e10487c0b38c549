// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { followLive } from './follow.ts'

class Page extends EventTarget {
  hidden = false
}

/** A stream that sends one event and stays open until it is aborted. */
function stream(data: string, signal: AbortSignal): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (control) => {
      control.enqueue(new TextEncoder().encode(`event: live\ndata: ${data}\n\n`))
      signal.addEventListener('abort', () => control.error(signal.reason))
    },
  })
  return new Response(body, { status: 200 })
}

describe('following the live figures', () => {
  let page: Page
  const asked: (Readonly<Record<string, string>> | undefined)[] = []
  beforeEach(() => {
    page = new Page()
    asked.length = 0
    vi.stubGlobal('document', page)
    vi.stubGlobal('window', { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('rests while nobody looks, and says when it comes back', async () => {
    vi.stubGlobal('fetch', (_url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
      asked.push(init.headers)
      return Promise.resolve(stream(String(asked.length), init.signal))
    })
    const told: (string | boolean)[] = []
    const stop = followLive({ url: '/live', headers: () => ({ 'X-Admin-Token': 'secret' }), onConnected: (on) => told.push(on), onEvent: (data) => told.push(data) })
    await vi.waitFor(() => expect(told).toEqual([true, '1']))
    page.hidden = true
    page.dispatchEvent(new Event('visibilitychange'))
    expect(told).toEqual([true, '1', false])
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(told).toEqual([true, '1', false, true, '2']))
    stop()
    expect(asked).toEqual(Array.from({ length: 2 }, () => ({ Accept: 'text/event-stream', 'X-Admin-Token': 'secret' })))
  })

  it('tells a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })))
    const refused = vi.fn<(problem: ApiProblem) => void>()
    const stop = followLive({ url: '/live', onConnected: () => undefined, onEvent: () => undefined, onRefused: refused })
    await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce())
    expect(refused.mock.calls[0]?.[0]).toMatchObject({ status: 401 })
    stop()
  })
})
