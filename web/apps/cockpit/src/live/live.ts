// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { ChaosStatus, LiveEvent } from '@perfshop/api/types.ts'
import { followLive } from '@perfshop/ui/live/follow.ts'
import { merged, unpacked, type Samples } from '@perfshop/ui/live/history.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '@perfshop/admin/api.ts'
import { currentAdmin, forgetAdmin } from '@perfshop/admin/admin.ts'

/** Seconds of figures that the charts show. */
export const HISTORY = 120

export interface Live {
  readonly connected: boolean
  /** When the server was heard of last (its clock), while it cannot be reached; null while it can, and while the page rests. */
  readonly lostAt: number | null
  /** The last seconds, oldest first, at most HISTORY of them. */
  readonly samples: Samples
  /** Moves with every change of the chaos. */
  readonly revision: number | null
  /** The newest known state of the chaos: from an event, or sooner from the answer to a change. */
  readonly status: ChaosStatus | null
  /** What the server's clock is ahead of this machine's, in milliseconds. */
  readonly clockOffset: number
}

// Figures change every second; they live outside of React so that only what shows them is drawn again.
const NOTHING: Live = { connected: false, lostAt: null, samples: [], revision: null, status: null, clockOffset: 0 }
let live = NOTHING
const listeners = new Set<() => void>()

function set(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
}

/** The two minutes before the page was opened, or that it missed. What fails is no more than a chart that begins later. */
async function catchUp(): Promise<void> {
  const query = { since: Date.now() - HISTORY * 1000 }
  const history = await take(api.GET('/api/monitoring/history', { params: { query } }))
  set({ samples: merged(live.samples, unpacked(history)).slice(-HISTORY) })
}

/** Follows the figures as long as the component stands. */
export function useFollowLive(): void {
  useEffect(() => {
    const stop = followLive({
      url: '/api/admin/live',
      headers: () => ({ 'X-Admin-Token': currentAdmin()?.token ?? '' }),
      onRefused: (problem) => {
        if (problem.status === 401) forgetAdmin()
      },
      onConnected: (connected) => {
        const back = connected && !live.connected
        // A hidden page has cut the line itself.
        const lostAt = connected || document.hidden ? null : (live.lostAt ?? live.samples.at(-1)?.at ?? null)
        if (connected === live.connected && lostAt === live.lostAt) return
        set({ connected, lostAt })
        if (back) void catchUp().catch(() => undefined)
      },
      onEvent: (data) => {
        const event = JSON.parse(data) as LiveEvent
        const { status, revision } = event
        set({ samples: merged(live.samples, [event]).slice(-HISTORY), status, revision, clockOffset: event.at - Date.now() })
      },
    })
    return () => {
      stop()
      set(NOTHING)
    }
  }, [])
}

/** Takes the state that the answer to a change carries, a moment before the next event says the same. */
export function knowStatus(status: ChaosStatus): void {
  set({ status })
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

/** The server's time in epoch milliseconds, anew each second. */
export function useServerNow(): number {
  const offset = useLive((known) => known.clockOffset)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return now + offset
}
