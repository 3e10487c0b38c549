// SPDX-License-Identifier: AGPL-3.0-or-later
import { forgetAdmin } from '@perfshop/admin/admin.ts'
import { adminHeaders } from '@perfshop/admin/api.ts'
import { toProblem } from '@perfshop/api/problem.ts'
import type { LiveEvent } from '@perfshop/api/types.ts'
import { createEventReader } from './events.ts'

interface Listener {
  readonly onEvent: (event: LiveEvent) => void
  readonly onConnected: (connected: boolean) => void
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 5000
// The server sends one event a second; this long without any means that the line is dead though nobody said so.
const SILENCE_MS = 5000

/** Follows the live figures until the returned function is called: connects again when cut, and rests while the page is hidden. */
export function followLive(listener: Listener): () => void {
  let stopped = false
  let current: AbortController | null = null
  let timer: number | undefined
  let wait = FIRST_WAIT_MS

  const connect = async () => {
    if (stopped || document.hidden) return
    const control = new AbortController()
    current = control
    try {
      await read(control, {
        onEvent: (event) => {
          wait = FIRST_WAIT_MS
          listener.onConnected(true)
          listener.onEvent(event)
        },
      })
    } catch {
      // Whatever cut the line, the answer is the same: try again, less and less often.
    }
    if (current !== control) return
    listener.onConnected(false)
    timer = window.setTimeout(() => void connect(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const restart = () => {
    window.clearTimeout(timer)
    const old = current
    current = null
    old?.abort()
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

async function read(control: AbortController, { onEvent }: Pick<Listener, 'onEvent'>): Promise<void> {
  let silence = window.setTimeout(() => control.abort(), SILENCE_MS)
  try {
    const headers = { Accept: 'text/event-stream', ...adminHeaders() }
    const answer = await fetch('/api/admin/live', { headers, signal: control.signal, cache: 'no-store' })
    if (answer.status === 401) forgetAdmin()
    if (!answer.ok || answer.body === null) throw toProblem(answer.status, null)
    const events = createEventReader()
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      window.clearTimeout(silence)
      silence = window.setTimeout(() => control.abort(), SILENCE_MS)
      for (const event of events(piece.value)) if (event.name === 'live') onEvent(JSON.parse(event.data) as LiveEvent)
    }
  } finally {
    window.clearTimeout(silence)
  }
}
