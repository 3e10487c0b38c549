// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveSample } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { momentsOf } from './moments.ts'

const CALM: LiveSample = {
  at: 0, requestsPerSecond: 5, errorsPerSecond: 0, p50Ms: 2, p95Ms: 10, p99Ms: 20, cpuPercent: 4, rssBytes: 5e7, heapUsedBytes: 25, heapMaxBytes: 500,
  poolUsed: 1, poolMax: 20, poolWaiting: 0, workersBusy: 2, workersMax: 200, workersQueue: 0, dbMsPerSecond: 3, statementsPerSecond: 9, pauseMs: 0,
  ordersPerMinute: 1, revenueEur: 0, restarts: 0, browsers: 0, browserFps: 0, browserLongTasks: 0, browserHeapMb: 0, browserRequests: 0, browserNodes: 0, browserWorkers: 0,
}
const START = 1_000_000

/** Seconds in a row, from a second on: calm but for what is said of some of them. */
function seconds(from: number, to: number, change: (second: number) => Partial<LiveSample> = () => ({})): LiveSample[] {
  return Array.from({ length: to - from }, (_, index) => ({ ...CALM, ...change(from + index), at: (START + from + index) * 1000 }))
}
const within = (second: number, from: number, to: number) => second >= from && second < to
/** What the program's own beginning is no part of. */
const found = (samples: readonly LiveSample[]) => momentsOf(samples, false).map(({ from, to, ...more }) => ({ ...more, from: from - START, to: to - START }))

describe('what happened', () => {
  it('is nothing while all is calm, and before anything is known', () => {
    expect(found(seconds(0, 3600))).toEqual([])
    expect(momentsOf([], true)).toEqual([])
  })
  it('begins with the start of the program, where the whole of its figures is known and it has not run for an hour', () => {
    const [at, figures] = [START, { count: 0 }]
    expect(momentsOf(seconds(0, 60), true)).toEqual([{ kind: 'started', from: at, to: at, still: false, figures }])
    expect(momentsOf(seconds(0, 60, () => ({ restarts: 2 })), true)).toEqual([{ kind: 'restarted', from: at, to: at, still: false, figures: { count: 2 } }])
    expect(momentsOf(seconds(0, 60), false)).toEqual([])
    expect(momentsOf(seconds(0, 3600), true)).toEqual([])
  })
  it('knows a start by the count of restarts, and a launch by hand by what was sold', () => {
    expect(found([...seconds(0, 60), ...seconds(64, 90, () => ({ restarts: 1 }))])).toEqual([{ kind: 'restarted', from: 59, to: 64, still: false, figures: { count: 1 } }])
    // So quick that no second is missing.
    expect(found([...seconds(0, 60), ...seconds(60, 90, () => ({ restarts: 1 }))])).toMatchObject([{ kind: 'restarted', from: 59, to: 60 }])
    expect(found([...seconds(0, 60, () => ({ revenueEur: 90 })), ...seconds(64, 90)])).toMatchObject([{ kind: 'restarted', from: 59, to: 64, figures: { count: 0 } }])
  })
  it('says where nothing is known', () => {
    expect(found([...seconds(0, 60), ...seconds(75, 90)])).toEqual([{ kind: 'silent', from: 59, to: 75, still: false, figures: { count: 0 } }])
    expect(found([...seconds(0, 60), ...seconds(62, 90)])).toEqual([])
  })
  it('ends what lasted where nothing is known, and begins it anew', () => {
    const broken = () => ({ errorsPerSecond: 5 })
    expect(found([...seconds(0, 60, broken), ...seconds(75, 90, broken)])).toMatchObject([
      { kind: 'errors', from: 0, to: 59, still: false },
      { kind: 'silent', from: 59, to: 75 },
      { kind: 'errors', from: 75, to: 89, still: true },
    ])
  })
})

describe('a symptom', () => {
  it('has a beginning, an end and its worst', () => {
    const errors = (second: number) => (within(second, 100, 130) ? { errorsPerSecond: second === 115 ? 5 : 1 } : {})
    expect(found(seconds(0, 200, errors))).toEqual([{ kind: 'errors', from: 100, to: 129, still: false, figures: { count: 34, percent: 28 } }])
  })
  it('is one row when it flickers, and two when it was quiet between', () => {
    const every = (step: number) => (second: number) => (second % step === 0 && within(second, 100, 200) ? { errorsPerSecond: 1 } : {})
    expect(found(seconds(0, 300, every(10)))).toMatchObject([{ from: 100, to: 190, figures: { count: 10 } }])
    expect(found(seconds(0, 300, every(50)))).toMatchObject([{ from: 100, to: 100, figures: { count: 1 } }, { from: 150, to: 150, figures: { count: 1 } }])
  })
  it('goes on until it has been quiet for a quarter of a minute', () => {
    const errors = (second: number) => (second === 100 ? { errorsPerSecond: 1 } : {})
    expect(found(seconds(0, 116, errors))).toMatchObject([{ from: 100, to: 115, still: true }])
    expect(found(seconds(0, 117, errors))).toMatchObject([{ from: 100, to: 100, still: false }])
  })
  it('counts as many errors as there were where a sample comes late', () => {
    const late = [...seconds(0, 100), ...seconds(102, 103, () => ({ errorsPerSecond: 1.333 })), ...seconds(103, 130)]
    expect(found(late)).toMatchObject([{ kind: 'errors', from: 102, to: 102, figures: { count: 4 } }])
  })
  it('lasts as long as the lower threshold is reached', () => {
    const heap = (used: (second: number) => number) => found(seconds(0, 300, (second) => ({ heapUsedBytes: used(second) })))
    expect(heap((second) => (second === 100 ? 255 : within(second, 101, 200) ? 210 : 25))).toEqual([{ kind: 'heap', from: 100, to: 199, still: false, figures: { percent: 51 } }])
    expect(heap((second) => (within(second, 100, 200) ? 240 : 25))).toEqual([])
  })
  it('of a second or two is chance, unless it is an error', () => {
    expect(found(seconds(0, 200, (second) => (within(second, 100, 102) ? { p95Ms: 900, poolUsed: 20, workersQueue: 3, pauseMs: 500, heapUsedBytes: 490 } : {})))).toEqual([])
    expect(found(seconds(0, 200, (second) => (second === 100 ? { errorsPerSecond: 1, requestsPerSecond: 1 } : {})))).toMatchObject([{ kind: 'errors', figures: { count: 1, percent: 2 } }])
  })
  it('of errors is none where one answer of hundreds fails', () => {
    expect(found(seconds(0, 200, (second) => ({ requestsPerSecond: 15, errorsPerSecond: second % 30 === 20 ? 1 : 0 })))).toEqual([])
  })
})

describe('each symptom', () => {
  const between = (change: Partial<LiveSample>) => found(seconds(0, 300, (second) => (within(second, 100, 160) ? change : {})))

  it.each<[string, Partial<LiveSample>, object]>([
    ['pool', { poolUsed: 17 }, { used: 17, max: 20, count: 0 }],
    ['pool', { poolUsed: 4, poolWaiting: 2 }, { used: 4, max: 20, count: 2 }],
    ['workers', { workersBusy: 140 }, { used: 140, max: 200, count: 0 }],
    ['workers', { workersBusy: 200, workersQueue: 31 }, { used: 200, max: 200, count: 31 }],
    ['pauses', { pauseMs: 120 }, { ms: 120 }],
    ['heap', { heapUsedBytes: 300 }, { percent: 60 }],
  ])('%s', (kind, change, figures) => {
    expect(between(change)).toEqual([{ kind, from: 100, to: 159, still: false, figures }])
  })
  it.each<[string, Partial<LiveSample>, object]>([
    ['slow', { p95Ms: 640.4 }, { ms: 640, usual: 10 }],
    ['cpu', { cpuPercent: 60 }, { percent: 60, usual: 4 }],
    ['load', { requestsPerSecond: 80 }, { rate: 80, usual: 5 }],
  ])('%s, which is judged over ten seconds', (kind, change, figures) => {
    const [moment, ...more] = between(change)
    expect([moment?.kind, moment?.figures, more]).toEqual([kind, figures, []])
    expect(moment?.from).toBeGreaterThan(100)
    expect(moment?.from).toBeLessThan(110)
  })
  it('is measured against what is usual here: a hundred milliseconds are much for no shop', () => {
    expect(between({ p95Ms: 150 })).toEqual([])
    expect(found(seconds(0, 300, (second) => ({ p95Ms: within(second, 100, 160) ? 500 : 180 })))).toEqual([])
    expect(found(seconds(0, 300, (second) => ({ p95Ms: within(second, 100, 160) ? 800 : 180 })))).toMatchObject([{ kind: 'slow', figures: { ms: 800, usual: 180 } }])
  })
  it('is told even where it takes most of the hour', () => {
    expect(found(seconds(0, 3600, (second) => (second >= 1000 ? { p95Ms: 400, cpuPercent: 60 } : {})))).toMatchObject([{ kind: 'slow', still: true }, { kind: 'cpu', still: true }])
    expect(found(seconds(0, 3600, () => ({ p95Ms: 1500 })))).toMatchObject([{ kind: 'slow', from: 0, to: 3599, still: true, figures: { ms: 1500, usual: 1500 } }])
  })
  it('is no login now and then where little is asked, which takes its time on purpose', () => {
    expect(found(seconds(0, 300, (second) => ({ requestsPerSecond: 2, p95Ms: second % 5 === 0 ? 350 : 4 })))).toEqual([])
    expect(found(seconds(0, 300, (second) => ({ requestsPerSecond: second % 3 === 0 ? 1 : 0, p95Ms: second % 3 > 0 ? 0 : second < 100 ? 4 : 350 })))).toMatchObject([{ kind: 'slow', still: true }])
  })
  it('takes no latency from seconds in which nothing was asked', () => {
    expect(found(seconds(0, 300, (second) => (second % 10 === 0 ? { p95Ms: 150 } : { requestsPerSecond: 0, p95Ms: 0 })))).toEqual([])
  })
})

describe('an hour', () => {
  it('in which everything wavers is read in a moment', () => {
    const wild = seconds(0, 3600, (second) => (second % 40 < 20 ? { errorsPerSecond: 2, p95Ms: 2000, poolWaiting: 3, workersQueue: 9, pauseMs: 200, heapUsedBytes: 450, cpuPercent: 180, requestsPerSecond: 90 } : {}))
    const began = process.cpuUsage()
    expect(momentsOf(wild, true).length).toBeGreaterThan(500)
    // Some milliseconds of CPU. The page is to open within a second, and this is to be no part of it that is felt, on slow machines either.
    expect(process.cpuUsage(began).user).toBeLessThan(500_000)
  })
})
