// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveHistory, LiveSample } from '@perfshop/api/types.ts'

export type Field = keyof LiveSample

/** Seconds that are kept. */
export const KEPT = 3600
/** Without a sample for this long, in ms, the lines are broken: nothing is known of the time between. */
const GAP_MS = 3000
const MIB = 1024 * 1024
/**
 * What is known only in seconds in which another figure is above zero. A second without a request has no latency, which is not a latency of
 * nothing, and one without a page nothing of pages; no page is without a heap, so that nothing there means browsers that do not tell.
 */
const KNOWN_BY: Readonly<Partial<Record<Field, Field>>> = {
  p50Ms: 'requestsPerSecond', p95Ms: 'requestsPerSecond', p99Ms: 'requestsPerSecond',
  browserFps: 'browsers', browserLongTasks: 'browsers', browserHeapMb: 'browserHeapMb', browserRequests: 'browsers', browserNodes: 'browsers', browserWorkers: 'browsers',
}

/** Everything that is known, oldest first. */
export type Samples = readonly LiveSample[]

/** The samples as a chart takes them: one list a figure, beside the list of times. */
export interface Columns {
  /** Epoch seconds. */
  readonly times: readonly number[]
  readonly of: (field: Field) => readonly (number | null)[]
}

/** Adds what came, in whatever order it came, and forgets what is older than an hour. */
export function merged(known: Samples, more: Samples): Samples {
  const last = known.at(-1)
  const first = more[0]
  if (first === undefined) return known
  // The ordinary second: one more at the end.
  if (more.length === 1 && (last === undefined || first.at > last.at)) return [...known.slice(1 - KEPT), first]
  const byTime = new Map([...known, ...more].map((sample) => [sample.at, sample]))
  // An event that is sent before the first sample was taken says nothing, at time 0.
  return [...byTime.values()].filter((sample) => sample.at > 0).sort((one, other) => one.at - other.at).slice(-KEPT)
}

/** The samples of the hour as it is sent, where names are said once. Eighty thousand values: no list is made for each. */
export function unpacked({ fields, rows }: LiveHistory): LiveSample[] {
  return rows.map((row) => {
    const sample: Record<string, number> = {}
    fields.forEach((field, index) => {
      sample[field] = row[index] ?? 0
    })
    return sample as unknown as LiveSample
  })
}

/** Turns samples into columns; bytes become MiB, which is what is shown. */
export function columns(samples: Samples): Columns {
  const gaps: number[] = []
  samples.forEach((sample, index) => {
    const before = samples[index - 1]
    if (before !== undefined && (isGap(before, sample) || isOther(before, sample))) gaps.push(index)
  })
  // Between both: of one process and the next there may be less than a second.
  const times = withGaps(samples.map((sample) => sample.at / 1000), gaps, (index) => {
    const [last, next] = [samples[index - 1]?.at ?? 0, samples[index]?.at ?? 0]
    return Math.min(last + 1000, (last + next) / 2) / 1000
  })
  const made = new Map<Field, readonly (number | null)[]>()
  return {
    times,
    of: (field) => {
      const ready = made.get(field)
      if (ready !== undefined) return ready
      const scale = field.endsWith('Bytes') ? MIB : 1
      const by = KNOWN_BY[field]
      const column = withGaps<number | null>(samples.map((sample) => (by === undefined || sample[by] > 0 ? sample[field] / scale : null)), gaps, () => null)
      made.set(field, column)
      return column
    },
  }
}

/** Whether nothing is known of the time between two samples. */
export function isGap(before: LiveSample, sample: LiveSample): boolean {
  return sample.at - before.at > GAP_MS
}

/** Whether another process tells. A launch by hand begins the count of restarts anew, and what was sold is counted since each start. */
export function isOther(before: LiveSample, sample: LiveSample): boolean {
  return sample.restarts !== before.restarts || sample.revenueEur < before.revenueEur
}

/** The values with one more before each index where time is missing. */
function withGaps<T>(values: readonly T[], gaps: readonly number[], between: (index: number) => T): readonly T[] {
  if (gaps.length === 0) return values
  const [all, at]: [T[], Set<number>] = [[], new Set(gaps)]
  values.forEach((value, index) => {
    if (at.has(index)) all.push(between(index))
    all.push(value)
  })
  return all
}

/** The index of the last time that is not after this one, -1 when all are. */
export function indexAt(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? Infinity) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
