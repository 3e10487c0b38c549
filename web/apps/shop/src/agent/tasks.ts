// SPDX-License-Identifier: AGPL-3.0-or-later
// What the page does to its own browser. These files speak of what a shop's page might do with it (checksums, products
// recently seen, shelves), because students read them in their browser's tools; that something is on is theirs to find in the state.
import type { PageState } from '@perfshop/api/types.ts'
import { setChecksums } from './checksums.ts'
import { isSomething, type Dose } from './doses.ts'
import { setFigures } from './figures.ts'
import { setPrefetch } from './prefetch.ts'
import { setRecentlySeen } from './recentlySeen.ts'
import { setRepeats } from './repeats.ts'
import { setShelves } from './shelves.ts'

/** Each starts at a dose, adjusts to another, and at 0 gives back all that it holds before it returns. */
const TASKS: Record<keyof PageState, (dose: Dose) => void> = {
  cpuBurn: setChecksums,
  memoryLeak: setRecentlySeen,
  domFlood: setShelves,
  fetchFlood: setPrefetch,
  doubleFetch: setRepeats,
}

export function perform(state: PageState): void {
  TASKS.cpuBurn(state.cpuBurn)
  TASKS.memoryLeak(state.memoryLeak)
  TASKS.domFlood(state.domFlood)
  TASKS.fetchFlood(state.fetchFlood)
  TASKS.doubleFetch(state.doubleFetch)
  // Last, so that the last figures are those of a page that has given everything back.
  setFigures(isSomething(state))
}
