// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react'

// Ends are told as instants of the server's clock, and a phone's own may be minutes off.
let ahead = 0

/** Takes from an answer how far the server's clock is ahead of this browser's. */
export function learnServerTime(answer: Response): void {
  const said = Date.parse(answer.headers.get('Date') ?? '')
  if (!Number.isNaN(said)) ahead = difference(said, Date.now())
}

/** The header has whole seconds, so a small difference is none: a countdown must not jump about. */
export function difference(server: number, browser: number): number {
  const found = server + 500 - browser
  return Math.abs(found) < 2000 ? 0 : found
}

/** Whole seconds until an instant, by the server's clock; never below zero. */
export function secondsLeft(endsAt: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(endsAt) - now) / 1000))
}

/** This moment by the server’s clock, in milliseconds. */
export function serverNow(): number {
  return Date.now() + ahead
}

/** The seconds until an instant, counting down; null when there is none. */
export function useCountdown(endsAt: string | null): number | null {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (endsAt === null) return
    const tick = () => setNow(serverNow())
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  return endsAt === null ? null : secondsLeft(endsAt, now)
}
