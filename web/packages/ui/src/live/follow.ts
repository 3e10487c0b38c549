// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem, toProblem } from '@perfshop/api/problem.ts'
import { createEventReader } from './events.ts'

export interface Source {
  /** The stream's address on this origin. */
  readonly url: string
  /** Asked at each connection, so that a token that came meanwhile is sent. */
  readonly headers?: () => Readonly<Record<string, string>>
  /** The data of a `live` event. */
  readonly onEvent: (data: string) => void
  readonly onConnected: (connected: boolean) => void
  /** The server answered with a refusal; another try comes all the same, unless this ends the following. */
  readonly onRefused?: (problem: ApiProblem) => void
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 5000
// The server sends one event a second; this long without any means that the line is dead though nobody said so.
const SILENCE_MS = 5000

/** Follows the live figures until the returned function is called: connects again when cut, and rests while the page is hidden. */
export function followLive(source: Source): () => void {
  let stopped = false
  let current: AbortController | null = null
  let timer: number | undefined
  let wait = FIRST_WAIT_MS

  const connect = async () => {
    if (stopped || document.hidden) return
    const control = new AbortController()
    current = control
    try {
      await read(control, source, (data) => {
        wait = FIRST_WAIT_MS
        source.onConnected(true)
        source.onEvent(data)
      })
    } catch (thrown) {
      // Whatever cut the line, the answer is the same: try again, less and less often.
      if (thrown instanceof ApiProblem) source.onRefused?.(thrown)
    }
    if (current !== control) return
    source.onConnected(false)
    timer = window.setTimeout(() => void connect(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const restart = () => {
    window.clearTimeout(timer)
    const old = current
    current = null
    if (old !== null) {
      old.abort()
      // Who comes back to the page has missed something, and must hear so to ask for it.
      source.onConnected(false)
    }
    wait = FIRST_WAIT_MS
    void connect()
  }
  document.addEventListener('visibilitychange', restart)
  void connect()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', restart)
    restart()
  }
}

// The browser's own EventSource sends no header, and so no token; read like this, both audiences' streams are one thing.
async function read(control: AbortController, { url, headers }: Source, onData: (data: string) => void): Promise<void> {
  let silence = window.setTimeout(() => control.abort(), SILENCE_MS)
  try {
    const answer = await fetch(url, { headers: { Accept: 'text/event-stream', ...headers?.() }, signal: control.signal, cache: 'no-store' })
    if (!answer.ok || answer.body === null) throw toProblem(answer.status, null)
    const events = createEventReader()
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      window.clearTimeout(silence)
      silence = window.setTimeout(() => control.abort(), SILENCE_MS)
      for (const event of events(piece.value)) if (event.name === 'live') onData(event.data)
    }
  } finally {
    window.clearTimeout(silence)
  }
}
