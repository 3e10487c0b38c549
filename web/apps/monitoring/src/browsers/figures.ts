// SPDX-License-Identifier: AGPL-3.0-or-later
import type { BrowserFigures } from '@perfshop/api/types.ts'

/** One figure of a page. Its id is the end of its text's name. */
export interface Figure {
  readonly id: string
  readonly of: (figures: BrowserFigures) => number | null | undefined
  readonly decimals: number
  /** Not a count: something is so or it is not. */
  readonly state?: boolean
}

/** What a table of students has of each, as the charts have the worst of all. */
export const FIGURES: readonly Figure[] = [
  { id: 'fps', of: ({ fps }) => fps, decimals: 0 },
  { id: 'long-tasks', of: ({ longTasksPerSec }) => longTasksPerSec, decimals: 1 },
  { id: 'heap', of: ({ heapUsedMB }) => heapUsedMB, decimals: 1 },
  { id: 'nodes', of: ({ domNodeCount }) => domNodeCount, decimals: 0 },
  { id: 'requests', of: ({ fetchPerSec }) => fetchPerSec, decimals: 1 },
  { id: 'worker', of: ({ cpuWorkerActive }) => cpuWorkerActive, decimals: 0, state: true },
]

/** Students as a class list has them; pages of nobody in particular come last. */
export function inOrder(browsers: readonly BrowserFigures[], locale: string): BrowserFigures[] {
  return [...browsers].sort(({ student: one }, { student: other }) => Number(one === '') - Number(other === '') || one.localeCompare(other, locale))
}
