// SPDX-License-Identifier: AGPL-3.0-or-later
import { pageTurn, workerTurn, type Dose } from './doses.ts'
import { createHashing } from './hashing.ts'

const hash = createHashing()
let worker: Worker | null = null

export const isHashing = (): boolean => worker !== null

/** cpuBurn: a share of the main thread in long tasks, and as much of another core in a worker. */
export function setChecksums(dose: Dose): void {
  if (dose === 0) {
    hash(null)
    worker?.terminate()
    worker = null
    return
  }
  // A file of its own: the Content-Security-Policy allows workers from this origin and none made from a text.
  worker ??= new Worker(new URL('./checksums.worker.ts', import.meta.url), { type: 'module' })
  worker.postMessage(workerTurn(dose))
  hash(pageTurn(dose))
}
