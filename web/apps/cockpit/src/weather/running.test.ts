// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Scenario } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { undoPlan } from '../chaos/undo.ts'
import { byLevel, runningOf } from './running.ts'

const on = (id: number, anomaly: string, scenario: string | null): Activation => ({
  id, anomaly, scenario, dose: 50, ratio: null, guardrail: null, downSeconds: null, scope: { kind: 'everyone', value: null }, startedAt: '2026-01-01T10:00:00Z',
  endsAt: scenario === null ? null : '2026-01-01T10:20:00Z', rampSeconds: 0, stopWhen: null, by: 'student:Ada', reason: null, endedAt: null, endReason: null,
})
const pond = [on(1, 'db_pool', 'N2-02'), on(2, 'slow_query', 'N2-02')]
const lever = on(3, 'cpu', null)

describe('the scenario that runs', () => {
  it('is told by its activations, with who started it and what is left of its doses', () => {
    expect(runningOf([lever])).toBeNull()
    expect(runningOf([lever, ...pond])).toEqual({ id: 'N2-02', startedAt: '2026-01-01T10:00:00Z', endsAt: '2026-01-01T10:20:00Z', by: 'student:Ada', doses: pond })
  })
  it('stands in its level', () => {
    const scenarios: Scenario[] = [{ id: 'N2-02', level: 2, name: 'Pond' }, { id: 'N1-01', level: 1, name: 'Breeze' }, { id: 'N2-01', level: 2, name: 'Crosswind' }]
    expect(byLevel(scenarios).map(({ level, scenarios: some }) => [level, some.map(({ id }) => id)])).toEqual([[1, ['N1-01']], [2, ['N2-02', 'N2-01']]])
  })
})

describe('undo of a scenario', () => {
  const now = Date.parse('2026-01-01T10:05:00Z')
  const breeze = [on(4, 'cpu', 'N1-01')]
  it('stops the one that was started, and touches nothing beside it', () => {
    expect(undoPlan([lever], [lever, ...pond], now)).toEqual({ end: [], restore: [], scenario: null })
  })
  it('brings back the one that was replaced or stopped, by its name', () => {
    expect(undoPlan(pond, breeze, now)).toEqual({ end: [], restore: [], scenario: 'N2-02' })
    expect(undoPlan(pond, [], now)).toEqual({ end: [], restore: [], scenario: 'N2-02' })
  })
  it('after the red button brings back the levers beside it too', () => {
    expect(undoPlan([lever, ...pond], [], now)).toMatchObject({ restore: [{ anomaly: 'cpu', dose: 50 }], scenario: 'N2-02' })
  })
  it('leaves it alone when the change was about one of its levers', () => {
    expect(undoPlan(pond, [on(5, 'db_pool', null), ...pond.slice(1)], now)).toMatchObject({ end: [5], restore: [{ anomaly: 'db_pool', dose: 50, endsInSeconds: 900 }], scenario: undefined })
  })
})
