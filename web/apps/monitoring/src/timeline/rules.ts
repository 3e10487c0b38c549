// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveSample } from '@perfshop/api/types.ts'
import type { Samples } from '@perfshop/ui/live/history.ts'

export type Symptom = 'errors' | 'slow' | 'pool' | 'workers' | 'pauses' | 'heap' | 'cpu' | 'load'
/** Whole numbers by the names that the texts give them. */
export type Figures = Readonly<Record<string, number>>

/** When a symptom begins and ends. */
export interface Rule {
  readonly kind: Symptom
  /** The figure that is judged, at one sample of a run. */
  readonly measure: (run: Samples, index: number) => number
  /** It begins at this figure … */
  readonly enters: number
  /** … and lasts as long as this one is reached: lower, so that what wavers about the threshold is one stretch. */
  readonly stays: number
  /** Seconds that it must be reached in for a row of its own. */
  readonly least: number
  /** What is said of the stretch that it lasted; `peak` is the highest figure that was judged, `before` the sample before the stretch. */
  readonly figures: (within: Samples, peak: number, before: LiveSample | undefined) => Figures
}

/** Seconds over which what differs much from one to the next is judged: those of the program's own stop rules. */
const WINDOW = 10
/** One second may be chance; three of them are not. */
const SOME = 3
/** What is judged over a window follows late, and must outlast a burst that is over before anybody looks. */
const LONG = 5

/** A healthy shop answers no 5xx at all; a hundredth is what a class does not take for chance any more. Percent. */
const ERRORS = 1
/** A wait below a fifth of a second is hardly felt, however much longer than usual it is. */
const SLOW_FLOOR_MS = 200
/** So many times what is usual is no spread. */
const SLOW_TIMES = 4
/** From a second on a customer's thoughts go elsewhere: slow, even where it is usual. */
const SLOW_ANYWAY_MS = 1000
/** A healthy shop holds one connection or worker of ten for milliseconds; from here on the next burst waits. Percent of the limit. */
const TAKEN = 70
/** A healthy shop stands still for no time at all. Milliseconds of a second. */
const PAUSES_MS = 20
/** A healthy shop uses a twentieth of its memory budget. Percent. */
const HEAP = 50
/** Hundredths of a core above what is usual: a class that browses moves it by less. */
const CPU_ABOVE = 20
/** Requests a second that thirty students do not make by hand, and times what is usual. */
const LOAD_FLOOR = 20
const LOAD_TIMES = 3

/** The rules for these samples: what is usual is found in them. */
export function rulesOf(samples: Samples): readonly Rule[] {
  const usualMs = usual(samples.flatMap(({ requestsPerSecond, p95Ms }) => (requestsPerSecond > 0 ? [p95Ms] : [])))
  const usualCpu = usual(samples.map(({ cpuPercent }) => cpuPercent))
  const usualLoad = usual(samples.map(({ requestsPerSecond }) => requestsPerSecond))
  const slow = Math.min(SLOW_ANYWAY_MS, Math.max(SLOW_FLOOR_MS, usualMs * SLOW_TIMES))
  const load = Math.max(LOAD_FLOOR, usualLoad * LOAD_TIMES)
  return [
    {
      kind: 'errors', enters: ERRORS, stays: ERRORS / 2, least: 1,
      // A second without an error is none of theirs, however many there were just before.
      measure: (run, index) => ((run[index]?.errorsPerSecond ?? 0) > 0 ? shareOfErrors(run, index) : 0),
      figures: (within, worst, before) => ({ count: Math.max(1, countOfErrors(within, before)), percent: Math.round(worst) }),
    },
    {
      kind: 'slow', enters: slow, stays: slow / 2, least: SOME,
      // A login computes for long, on purpose: where little is asked, a second of it alone is slow among others that are not.
      measure: (run, index) => Math.min(run[index]?.p95Ms ?? 0, meanMs(run, index)),
      figures: (within) => ({ ms: peak(within, ({ p95Ms }) => p95Ms), usual: Math.round(usualMs) }),
    },
    {
      kind: 'pool', enters: TAKEN, stays: TAKEN - 10, least: SOME,
      measure: (run, index) => taken(run[index], 'pool'),
      figures: (within) => ({ used: peak(within, (sample) => sample.poolUsed), max: peak(within, (sample) => sample.poolMax), count: peak(within, (sample) => sample.poolWaiting) }),
    },
    {
      kind: 'workers', enters: TAKEN, stays: TAKEN - 10, least: SOME,
      measure: (run, index) => taken(run[index], 'workers'),
      figures: (within) => ({ used: peak(within, (sample) => sample.workersBusy), max: peak(within, (sample) => sample.workersMax), count: peak(within, (sample) => sample.workersQueue) }),
    },
    {
      kind: 'pauses', enters: PAUSES_MS, stays: PAUSES_MS / 2, least: SOME,
      measure: (run, index) => run[index]?.pauseMs ?? 0,
      figures: (within) => ({ ms: peak(within, ({ pauseMs }) => pauseMs) }),
    },
    {
      kind: 'heap', enters: HEAP, stays: HEAP - 10, least: SOME,
      measure: (run, index) => percent(run[index]?.heapUsedBytes ?? 0, run[index]?.heapMaxBytes ?? 0),
      figures: (_within, highest) => ({ percent: Math.round(highest) }),
    },
    {
      kind: 'cpu', enters: usualCpu + CPU_ABOVE, stays: usualCpu + CPU_ABOVE / 2, least: LONG,
      measure: (run, index) => mean(run, index, ({ cpuPercent }) => cpuPercent),
      figures: (within) => ({ percent: peak(within, ({ cpuPercent }) => cpuPercent), usual: Math.round(usualCpu) }),
    },
    {
      kind: 'load', enters: load, stays: load / 2, least: LONG,
      measure: (run, index) => mean(run, index, ({ requestsPerSecond }) => requestsPerSecond),
      figures: (within) => ({ rate: peak(within, ({ requestsPerSecond }) => requestsPerSecond), usual: Math.round(usualLoad) }),
    },
  ]
}

/** What the calmest quarter of the seconds stays below: were it their half, what goes wrong for half a lesson would be usual itself. */
function usual(values: readonly number[]): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 4)] ?? 0
}

/** Percent of the requests of the window. */
function shareOfErrors(run: Samples, index: number): number {
  return percent(sum(run, index, ({ errorsPerSecond }) => errorsPerSecond), sum(run, index, ({ requestsPerSecond }) => requestsPerSecond))
}

/** How many there were. A sample may come late, and then its rate is that of more than a second. */
function countOfErrors(within: Samples, before: LiveSample | undefined): number {
  const seconds = (sample: LiveSample, index: number) => (sample.at - (within[index - 1] ?? before ?? { at: sample.at - 1000 }).at) / 1000
  return Math.round(within.reduce((total, sample, index) => total + sample.errorsPerSecond * seconds(sample, index), 0))
}

/** Over the window. Seconds before the first one count as nothing: a start is not judged by its first second. */
function mean(run: Samples, index: number, of: (sample: LiveSample) => number): number {
  return sum(run, index, of) / WINDOW
}

/** The p95 over the window; a second without a request has none, and says 0. */
function meanMs(run: Samples, index: number): number {
  return sum(run, index, ({ p95Ms }) => p95Ms) / Math.max(1, sum(run, index, ({ requestsPerSecond }) => (requestsPerSecond > 0 ? 1 : 0)))
}

/** Over the window that ends here. A page asks for ten thousand of them each second, so no list is made for one. */
function sum(run: Samples, index: number, of: (sample: LiveSample) => number): number {
  let total = 0
  for (let at = Math.max(0, index + 1 - WINDOW); at <= index; at += 1) {
    const sample = run[at]
    if (sample !== undefined) total += of(sample)
  }
  return total
}

/** Percent of the limit that is taken; all of it where somebody waits. */
function taken(sample: LiveSample | undefined, of: 'pool' | 'workers'): number {
  if (sample === undefined) return 0
  const [used, max, waiting] = of === 'pool' ? [sample.poolUsed, sample.poolMax, sample.poolWaiting] : [sample.workersBusy, sample.workersMax, sample.workersQueue]
  return waiting > 0 ? 100 : percent(used, max)
}

function percent(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0
}

function peak(samples: Samples, of: (sample: LiveSample) => number): number {
  return Math.round(samples.reduce((most, sample) => Math.max(most, of(sample)), 0))
}
