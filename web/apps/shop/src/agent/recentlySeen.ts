// SPDX-License-Identifier: AGPL-3.0-or-later
import { grown, kept, KEPT_NUMBERS, type Dose } from './doses.ts'

/** One look at a product, which points at itself through what it points at. */
interface Seen {
  readonly prices: readonly number[]
  readonly shown: { by: Seen | null }
}

/** Chromium alone tells it. */
interface MeasuredHeap {
  readonly memory?: { readonly jsHeapSizeLimit: number; readonly usedJSHeapSize: number }
}

export const heap = (): MeasuredHeap['memory'] => (performance as MeasuredHeap).memory

const STEP_MS = 250
const LISTENERS_EACH = 50

let seen: Seen[] = []
/** Elements that are in no page, each with listeners that nobody can reach to take away. */
let orphans: EventTarget[] = []
let goal = kept(0)
let timer: ReturnType<typeof setInterval> | undefined

/** memoryLeak: grows to its goal and stays there; at 0 every reference is dropped, and the browser's collector has the rest. */
export function setRecentlySeen(dose: Dose): void {
  goal = kept(dose, heap()?.jsHeapSizeLimit)
  if (dose === 0) {
    clearInterval(timer)
    timer = undefined
    seen = []
    orphans = []
    return
  }
  timer ??= setInterval(grow, STEP_MS)
}

function grow(): void {
  const full = kept(100)
  const objects = grown(seen.length, goal.objects, full.objects)
  // A dose that was lowered gives back the difference.
  seen.length = Math.min(seen.length, objects)
  while (seen.length < objects) seen.push(look())

  const targets = Math.floor(grown(orphans.length * LISTENERS_EACH, goal.listeners, full.listeners) / LISTENERS_EACH)
  orphans.length = Math.min(orphans.length, targets)
  while (orphans.length < targets) orphans.push(orphan())
}

function look(): Seen {
  const shown: Seen['shown'] = { by: null }
  // Not whole numbers: the engine keeps those in half the room.
  const one: Seen = { prices: new Array<number>(KEPT_NUMBERS).fill(0.99), shown }
  shown.by = one
  return one
}

function orphan(): EventTarget {
  const card = document.createElement('article')
  for (let n = 0; n < LISTENERS_EACH; n += 1) card.addEventListener('scroll', () => card.dataset['seen'])
  return card
}
