// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveSample } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { columns, indexAt, KEPT, merged, unpacked } from './history.ts'

const sample = (second: number, more: Partial<LiveSample> = {}) => ({ at: second * 1000, cpuPercent: second, heapUsedBytes: 3 * 1024 * 1024, ...more }) as LiveSample
const seconds = (samples: readonly LiveSample[]) => samples.map(({ at }) => at / 1000)

describe('the history', () => {
  it('grows by a second and forgets after an hour', () => {
    let known: readonly LiveSample[] = []
    for (let second = 1; second <= KEPT + 5; second += 1) known = merged(known, [sample(second)])
    expect([known.length, known[0]?.at, known.at(-1)?.at]).toEqual([KEPT, 6000, (KEPT + 5) * 1000])
  })
  it('takes the hour that comes after the first events, and what comes twice once', () => {
    const live = merged(merged([], [sample(9)]), [sample(10)])
    expect(seconds(merged(live, [sample(7), sample(8), sample(9)]))).toEqual([7, 8, 9, 10])
    expect(merged(live, [])).toBe(live)
    expect(seconds(merged(merged([], [sample(0)]), [sample(1), sample(2)]))).toEqual([1, 2])
  })
  it('is read by the names that it brings', () => {
    expect(unpacked({ fields: ['at', 'cpuPercent'], rows: [[1000, 37.5]] })).toEqual([{ at: 1000, cpuPercent: 37.5 }])
  })
})

describe('the columns of a chart', () => {
  it('are the figures by time, bytes as MiB', () => {
    const { times, of } = columns([sample(1), sample(2)])
    expect([times, of('cpuPercent'), of('heapUsedBytes')]).toEqual([[1, 2], [1, 2], [3, 3]])
    expect(of('cpuPercent')).toBe(of('cpuPercent'))
  })
  it('are broken where nothing is known', () => {
    const { times, of } = columns([sample(1), sample(2), sample(60), sample(61)])
    expect(times).toEqual([1, 2, 3, 60, 61])
    expect(of('cpuPercent')).toEqual([1, 2, null, 60, 61])
  })
  it('are broken where another process goes on', () => {
    const { times, of } = columns([sample(1), sample(2), sample(3, { restarts: 1 }), sample(4, { restarts: 1 })])
    expect(times).toEqual([1, 2, 2.5, 3, 4])
    expect(of('cpuPercent')).toEqual([1, 2, null, 3, 4])
  })
  it('have no latency where nothing was asked', () => {
    const { of } = columns([sample(1, { requestsPerSecond: 0, p95Ms: 0 }), sample(2, { requestsPerSecond: 1, p95Ms: 7 })])
    expect(of('p95Ms')).toEqual([null, 7])
  })
  it('have nothing of pages where no page told anything, and no heap where no browser measures it', () => {
    const none = { browsers: 0, browserFps: 0, browserLongTasks: 0, browserHeapMb: 0, browserRequests: 0, browserNodes: 0, browserWorkers: 0 }
    const { of } = columns([sample(1, none), sample(2, { ...none, browsers: 2, browserFps: 12, browserHeapMb: 80 }), sample(3, { ...none, browsers: 1, browserNodes: 900 })])
    expect(of('browsers')).toEqual([0, 2, 1])
    expect([of('browserFps'), of('browserLongTasks'), of('browserRequests'), of('browserWorkers')]).toEqual([[null, 12, 0], [null, 0, 0], [null, 0, 0], [null, 0, 0]])
    expect([of('browserHeapMb'), of('browserNodes')]).toEqual([[null, 80, null], [null, 0, 900]])
  })
  it('are found by time', () => {
    expect([0, 1, 1.5, 2, 9].map((time) => indexAt([1, 2, 3], time))).toEqual([-1, 0, 0, 1, 2])
  })
})
