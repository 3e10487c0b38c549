// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChaosStatus, LiveSample } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { measuredOf, UNMEASURED } from './measured.ts'

const status = { performance: { cpu: { intensity: 37, ratio: 1, measured: 36.8, limited: true }, memory: { target: 60, guardrail: 0, usedPercent: 41.5 } } } as unknown as ChaosStatus
const sample = { poolUsed: 12, poolMax: 20, workersBusy: 100, workersMax: 200, pauseMs: 42, dbMsPerSecond: 7, errorsPerSecond: 0.5, p50Ms: 300 } as LiveSample
const of = (id: string) => measuredOf({ id }, status, sample)

describe('what is measured of a lever', () => {
  it('stands in the status, or in the last second’s figures', () => {
    expect(of('cpu')).toEqual({ value: 36.8, max: null, decimals: 1, limited: true })
    expect(of('memory')).toMatchObject({ value: 41.5, limited: false })
    expect(of('db_pool')).toMatchObject({ value: 12, max: 20 })
    expect(of('thread_pool')).toMatchObject({ value: 100, max: 200 })
    expect(['gc_pressure', 'slow_query', 'deadlock', 'network'].map((id) => of(id).value)).toEqual([42, 7, 0.5, 300])
  })
  it('is nothing for what is measured in browsers or not at all, and before anything is known', () => {
    expect([of('cpuBurn'), of('A1'), measuredOf({ id: 'cpu' }, null, sample), measuredOf({ id: 'cpu' }, status, undefined)]).toEqual(Array(4).fill(UNMEASURED))
  })
})
