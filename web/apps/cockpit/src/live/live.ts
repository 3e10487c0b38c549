// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChaosStatus, LiveEvent } from '@perfshop/api/types.ts'
import { followLive } from '@perfshop/ui/live/follow.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { currentAdmin, forgetAdmin } from '../auth/admin.ts'

/** Seconds of figures that the charts show. */
export const HISTORY = 120

export interface Live {
  readonly connected: boolean
  /** The last events, oldest first, at most HISTORY of them. */
  readonly events: readonly LiveEvent[]
  /** The newest known state of the chaos: from an event, or sooner from the answer to a change. */
  readonly status: ChaosStatus | null
  /** What the server's clock is ahead of this machine's, in milliseconds. */
  readonly clockOffset: number
}

// Figures change every second; they live outside of React so that only what shows them is drawn again.
let live: Live = { connected: false, events: [], status: null, clockOffset: 0 }
const listeners = new Set<() => void>()

function set(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
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
        if (connected !== live.connected) set({ connected })
      },
      onEvent: (data) => {
        const event = JSON.parse(data) as LiveEvent
        set({ events: [...live.events.slice(1 - HISTORY), event], status: event.status, clockOffset: event.at - Date.now() })
      },
    })
    return () => {
      stop()
      set({ connected: false, events: [], status: null })
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
