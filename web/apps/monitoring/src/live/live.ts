// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi, take } from '@perfshop/api/client.ts'
import type { LiveEvent, LiveSample } from '@perfshop/api/types.ts'
import { followLive } from '@perfshop/ui/live/follow.ts'
import { columns, merged, unpacked, type Columns, type Samples } from '@perfshop/ui/live/history.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { adminToken, forget, useAudience } from '../audience.ts'

export interface Live {
  /** Null until the first try has ended. */
  readonly connected: boolean | null
  /** The hour before this page was opened has been read, or there is none. */
  readonly complete: boolean
  readonly last: LiveSample | undefined
  /** Those that are kept, oldest first. */
  readonly samples: Samples
  readonly columns: Columns
  /** Changes with what the instructor changes; told to admins alone. */
  readonly revision: number | null
}

// Figures change every second; they live outside of React so that only what shows them is drawn again.
let live: Live = { connected: null, complete: false, last: undefined, samples: [], columns: columns([]), revision: null }
const listeners = new Set<() => void>()

function set(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
}

function add(more: Samples): void {
  const samples = merged(live.samples, more)
  set({ last: samples.at(-1), samples, columns: columns(samples) })
}

/** The hour is the same for everybody, and is asked for by everybody alike. */
const api = createApi()

/** Reads what this page has missed since then, or the whole hour; gives the instant up to which that goes. */
async function catchUp(since?: number): Promise<number | undefined> {
  const history = unpacked(await take(api.GET('/api/monitoring/history', { params: { query: since === undefined ? {} : { since } } })))
  add(history)
  set({ complete: true })
  return history.at(-1)?.at
}

let hour: Promise<number | undefined> | null = null

/** Reads the hour before this page was opened, once. Begun while the page itself is still on its way, so that its charts are drawn with all of it at once. */
export function readHour(): Promise<number | undefined> {
  hour ??= catchUp().catch(() => undefined)
  return hour
}

/** The program's clock in epoch milliseconds, as far as this page knows it: a browser's own may be wrong by hours. */
export function now(): number {
  return live.last?.at ?? Date.now()
}

/** Follows the figures as long as the component stands: an admin's stream for admins, everybody's else. */
export function useFollowLive(): void {
  const audience = useAudience()
  useEffect(() => {
    const token = adminToken()
    let connected: boolean | null = null
    // Who changes to the other stream has lost no connection, and hears nothing more of this one.
    let left = false
    const leave = followLive({
      url: token === null ? '/api/monitoring/live' : '/api/admin/live',
      headers: () => (token === null ? {} : { 'X-Admin-Token': token }),
      onRefused: ({ status }) => {
        if (token !== null && (status === 401 || status === 403)) forget()
      },
      onConnected: (now) => {
        if (left || now === connected) return
        connected = now
        set({ connected: now })
        // What is missing is asked for after the stream stands, so that no second is lost between the two.
        const known = live.complete ? live.last?.at : undefined
        if (now) void (known === undefined ? readHour() : Promise.resolve(known)).then(catchUp).catch(() => undefined)
      },
      onEvent: (data) => {
        if (left) return
        const event = JSON.parse(data) as LiveSample & Partial<Pick<LiveEvent, 'revision'>>
        if (event.at > 0) add([event])
        if (event.revision !== undefined && event.revision !== live.revision) set({ revision: event.revision })
      },
    })
    return () => {
      left = true
      leave()
    }
  }, [audience])
}

export function useLive<T>(select: (live: Live) => T): T {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => select(live),
  )
}
