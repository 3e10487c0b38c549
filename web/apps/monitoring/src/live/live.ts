// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { LiveEvent, LiveSample } from '@perfshop/api/types.ts'
import { followLive } from '@perfshop/ui/live/follow.ts'
import { columns, merged, unpacked, type Columns, type Samples } from '@perfshop/ui/live/history.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { api } from '@perfshop/admin/api.ts'
import { adminToken } from '../audience.ts'

export interface Live {
  readonly connected: boolean
  /** The hour before this page was opened has been read, or there is none. */
  readonly complete: boolean
  readonly last: LiveSample | undefined
  readonly columns: Columns
  /** Changes with what the instructor changes; told to admins alone. */
  readonly revision: number | null
  /** The token was refused: what is shown from then on is what everybody sees. */
  readonly refused: boolean
}

// Figures change every second; they live outside of React so that only what shows them is drawn again.
let samples: Samples = []
let live: Live = { connected: false, complete: false, last: undefined, columns: columns([]), revision: null, refused: false }
const listeners = new Set<() => void>()

function set(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
}

function add(more: Samples): void {
  samples = merged(samples, more)
  set({ last: samples.at(-1), columns: columns(samples) })
}

/** Reads what this page has missed. */
async function catchUp(): Promise<void> {
  const since = live.complete ? live.last?.at : undefined
  const history = await take(api.GET('/api/monitoring/history', { params: { query: since === undefined ? {} : { since } } }))
  add(unpacked(history))
  set({ complete: true })
}

/** The program's clock in epoch milliseconds, as far as this page knows it: a browser's own may be wrong by hours. */
export function now(): number {
  return live.last?.at ?? Date.now()
}

/** The token was refused: what the instructor saw goes with the login. */
export function forget(): void {
  set({ refused: true, revision: null })
}

/** Follows the figures as long as the component stands: an admin's stream for admins, everybody's else. */
export function useFollowLive(): void {
  const refused = useLive((known) => known.refused)
  useEffect(() => {
    const token = refused ? null : adminToken()
    let connected = false
    return followLive({
      url: token === null ? '/api/monitoring/live' : '/api/admin/live',
      headers: () => (token === null ? {} : { 'X-Admin-Token': token }),
      onRefused: ({ status }) => {
        if (token !== null && (status === 401 || status === 403)) forget()
      },
      onConnected: (now) => {
        if (now === connected) return
        connected = now
        set({ connected: now })
        // After the stream stands, so that no second is lost between the two.
        if (now) void catchUp().catch(() => undefined)
      },
      onEvent: (data) => {
        const event = JSON.parse(data) as LiveSample & Partial<Pick<LiveEvent, 'revision'>>
        if (event.at > 0) add([event])
        if (event.revision !== undefined && event.revision !== live.revision) set({ revision: event.revision })
      },
    })
  }, [refused])
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
