// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Field } from '@perfshop/ui/live/history.ts'
import type { Explained } from '../signals/links.ts'

/** One line of a panel. Its id is the end of its text's name. */
export interface Line {
  readonly id: string
  readonly field: Field
  readonly colour: string
  readonly dashed?: boolean
  readonly decimals: number
  /** Drawn through seconds that have no value. */
  readonly through?: boolean
  /** Anything above zero is something that should not be. */
  readonly alarming?: boolean
}

/** A panel. Its id is the end of its text's name. */
export interface PanelSpec {
  readonly id: string
  readonly unit?: string
  /** The first is the one that is written large. */
  readonly lines: readonly [Line, ...Line[]]
  /** Top of the scale when all stays below. */
  readonly top: number
  /** Where a press on it leads; requests where nothing is said. */
  readonly explained?: Explained
}

const LIMIT = { colour: '--ink-soft', dashed: true, decimals: 0 } as const
const WAITING = { colour: '--bad', decimals: 0, alarming: true } as const

/** The one screen, in reading order: what clients notice, what the machine does, what the business sees, what happens in the shop's pages. */
export const PANELS: readonly PanelSpec[] = [
  { id: 'throughput', unit: 'per-second', top: 10, lines: [{ id: 'requests', field: 'requestsPerSecond', colour: '--series-1', decimals: 1 }] },
  { id: 'errors', unit: 'per-second', top: 1, explained: 'errors', lines: [{ id: 'errors', field: 'errorsPerSecond', colour: '--bad', decimals: 1, alarming: true }] },
  {
    id: 'latency', unit: 'ms', top: 20,
    lines: [
      { id: 'p95', field: 'p95Ms', colour: '--series-1', decimals: 1, through: true },
      { id: 'p50', field: 'p50Ms', colour: '--series-2', decimals: 1, through: true },
      { id: 'p99', field: 'p99Ms', colour: '--series-3', decimals: 1, through: true },
    ],
  },
  { id: 'orders', unit: 'per-minute', top: 5, lines: [{ id: 'orders', field: 'ordersPerMinute', colour: '--series-2', decimals: 0 }] },
  { id: 'cpu', unit: 'percent', top: 100, explained: 'cpu', lines: [{ id: 'cpu', field: 'cpuPercent', colour: '--series-1', decimals: 1 }] },
  { id: 'memory', unit: 'mib', top: 100, explained: 'heap', lines: [{ id: 'resident', field: 'rssBytes', colour: '--series-1', decimals: 0 }] },
  { id: 'heap', unit: 'mib', top: 10, explained: 'heap', lines: [{ id: 'heap', field: 'heapUsedBytes', colour: '--series-1', decimals: 1 }, { id: 'heap-max', field: 'heapMaxBytes', ...LIMIT }] },
  { id: 'pauses', unit: 'ms-per-second', top: 10, lines: [{ id: 'pauses', field: 'pauseMs', colour: '--series-3', decimals: 0 }] },
  {
    id: 'database', unit: 'ms-per-second', top: 10,
    lines: [{ id: 'database', field: 'dbMsPerSecond', colour: '--series-1', decimals: 1 }, { id: 'statements', field: 'statementsPerSecond', colour: '--series-3', decimals: 0 }],
  },
  {
    id: 'pool', top: 1,
    lines: [{ id: 'pool-used', field: 'poolUsed', colour: '--series-1', decimals: 0 }, { id: 'pool-waiting', field: 'poolWaiting', ...WAITING }, { id: 'pool-max', field: 'poolMax', ...LIMIT }],
  },
  {
    id: 'workers', top: 1,
    lines: [{ id: 'workers-busy', field: 'workersBusy', colour: '--series-1', decimals: 0 }, { id: 'workers-queue', field: 'workersQueue', ...WAITING }, { id: 'workers-max', field: 'workersMax', ...LIMIT }],
  },
  { id: 'restarts', top: 3, lines: [{ id: 'restarts', field: 'restarts', colour: '--series-3', decimals: 0 }] },
  {
    id: 'browser-frames', unit: 'per-second', top: 60,
    lines: [
      { id: 'browser-fps', field: 'browserFps', colour: '--series-1', decimals: 0 },
      { id: 'browser-long-tasks', field: 'browserLongTasks', colour: '--series-3', decimals: 1 },
      { id: 'browser-workers', field: 'browserWorkers', colour: '--series-2', decimals: 0 },
    ],
  },
  { id: 'browser-heap', unit: 'mb', top: 50, lines: [{ id: 'browser-heap', field: 'browserHeapMb', colour: '--series-1', decimals: 1 }] },
  { id: 'browser-nodes', top: 1000, lines: [{ id: 'browser-nodes', field: 'browserNodes', colour: '--series-1', decimals: 0 }] },
  {
    id: 'browser-requests', unit: 'per-second', top: 5,
    lines: [{ id: 'browser-requests', field: 'browserRequests', colour: '--series-1', decimals: 1 }, { id: 'browsers', field: 'browsers', colour: '--series-2', decimals: 0 }],
  },
]
