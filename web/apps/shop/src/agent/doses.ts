// SPDX-License-Identifier: AGPL-3.0-or-later
// What a dose comes to: rates, shares and caps of the browser's anomalies, in one place and without a browser.
import type { PageState } from '@perfshop/api/types.ts'

export type Dose = PageState[keyof PageState]

export const NOTHING: PageState = { cpuBurn: 0, memoryLeak: 0, domFlood: 0, fetchFlood: 0, doubleFetch: 0 }

export const isSomething = (state: PageState): boolean => Object.values(state).some((dose) => dose > 0)

// The server checks the range; a cap that depends on that alone would be none.
const within = (dose: Dose, most: number) => Math.min(dose, most)

/** Work for `busyMs`, again every `everyMs`. */
export interface Turn {
  readonly busyMs: number
  readonly everyMs: number
}

/**
 * cpuBurn on the main thread: `dose` percent of it. Each task is above the 50 ms that make one a long task, and stays so far
 * below the 150 ms of its cap that the last round of hashing fits.
 */
export function pageTurn(dose: Dose): Turn {
  const share = within(dose, 100)
  const busyMs = 60 + 0.8 * share
  return { busyMs, everyMs: (busyMs * 100) / share }
}

/** cpuBurn in the worker: nobody waits for it, so its slices are even. */
export function workerTurn(dose: Dose): Turn {
  return { busyMs: within(dose, 100), everyMs: 100 }
}

/** An array of doubles in each object that memoryLeak keeps, and what such an object comes to. */
export const KEPT_NUMBERS = 8192
export const KEPT_BYTES = KEPT_NUMBERS * 8 + 336
const MOST_KEPT_BYTES = 1.2e9
const MOST_LISTENERS = 50_000
/** A tab that runs out of memory dies, and no switch brings back what was typed in it. */
const MOST_OF_LIMIT = 0.6

/**
 * memoryLeak: objects and listeners to be kept.
 * @param heapLimit bytes that the browser grants this page, where it says so.
 */
export function kept(dose: Dose, heapLimit = Number.POSITIVE_INFINITY): { readonly objects: number; readonly listeners: number } {
  const share = within(dose, 100) / 100
  const bytes = Math.min(share * MOST_KEPT_BYTES, MOST_OF_LIMIT * heapLimit)
  return { objects: Math.floor(bytes / KEPT_BYTES), listeners: Math.floor(share * MOST_LISTENERS) }
}

/** memoryLeak grows evenly and would be at its cap after so many steps. */
const STEPS_TO_FULL = 80

/** What there is to be after one more step towards `goal`; a lower goal is reached at once. */
export function grown(now: number, goal: number, full: number): number {
  return Math.min(goal, now + Math.ceil(full / STEPS_TO_FULL))
}

/** domFlood: nodes inserted in one tick and standing in all, and how often each tick makes the browser lay them out. */
export function nodes(dose: Dose): { readonly atOnce: number; readonly inAll: number; readonly layouts: number } {
  const share = within(dose, 100)
  return { atOnce: 20 * share, inAll: 200 * share, layouts: Math.ceil(share / 10) }
}

/** fetchFlood: requests a second, which is also the most that any second may hold. */
export const requestsPerSecond = (dose: Dose): number => 2 * within(dose, 100)

/**
 * fetchFlood: requests to be sent now. What a busy page could not send in time is lost, not made up for.
 * @param owed the fraction that the last time left
 * @param lastSecond requests sent in the last second
 */
export function due(perSecond: number, elapsedMs: number, owed: number, lastSecond: number): { readonly send: number; readonly owed: number } {
  const wanted = owed + (perSecond * Math.min(elapsedMs, 250)) / 1000
  const whole = Math.floor(wanted)
  return { send: Math.max(0, Math.min(whole, perSecond - lastSecond)), owed: wanted - whole }
}

/** doubleFetch: how many times more each call is made. */
export const timesMore = (dose: Dose): number => within(dose, 5)
