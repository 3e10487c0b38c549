// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, ChaosStatus } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { draftBody, initialDraft, isChanged, isDeadly, within } from '../levers/options.ts'
import { levelOf, stateOf } from './anomalyState.ts'
import { undoPlan } from './undo.ts'

const lever: Anomaly = {
  id: 'db_pool', slug: 'db_pool', does: '', injectedAt: '', metric: null, severity: 'WARNING', family: 'performance', level: 1, name: 'Pool', summary: '', cause: '', dose: { min: 0, max: 100, unit: '%', levels: [20, 40, 60, 80] },
  params: [{ name: 'ratio', min: 1, max: 5, default: 1 }], scopes: ['everyone'], signals: [], silent: false, seconds: 5, load: false, references: [], exploit: null, fix: null,
}
const flag: Anomaly = { ...lever, id: 'A1', family: 'business', dose: null, params: [], scopes: ['everyone', 'percent'] }

const on = (id: number, anomaly: string, more: Partial<Activation> = {}): Activation => ({
  id, anomaly, dose: null, ratio: null, guardrail: null, downSeconds: null, scenario: null, scope: { kind: 'everyone', value: null }, startedAt: '2026-01-01T10:00:00Z', endsAt: null, rampSeconds: 0, stopWhen: null, by: 'a', reason: null, endedAt: null, endReason: null, ...more,
})
const status = { performance: { cpu: { intensity: 0, ratio: 1, measured: 0, limited: false } }, business: { level: 1, active: ['A1'] }, studentMode: true, debrief: false, since: null } as unknown as ChaosStatus

describe('the state of an anomaly', () => {
  const free = { limited: false }
  it('is off, dosed or at its limit', () => {
    expect(stateOf(lever, [], free)).toBe('off')
    expect(stateOf(lever, [on(1, 'db_pool', { dose: 37 })], free)).toBe('dosed')
    expect(stateOf(lever, [on(1, 'db_pool', { dose: 100 })], free)).toBe('limit')
    expect(stateOf(lever, [on(1, 'db_pool', { dose: 37 })], { limited: true })).toBe('limit')
    expect(stateOf(flag, [on(1, 'A1')], free)).toBe('dosed')
  })
  it('is not at its limit while a guardrail holds it below', () => {
    expect(stateOf(lever, [on(1, 'db_pool', { dose: 100, guardrail: 60 })], free)).toBe('dosed')
    expect(stateOf(lever, [on(1, 'db_pool', { dose: 100, guardrail: 0 })], free)).toBe('limit')
  })
  it('knows a family’s level, and when what is active is no level', () => {
    expect(levelOf({ id: 'business', name: '', maxLevel: 4 }, status, [], [flag])).toBe(1)
    const performance = { id: 'performance', name: '', maxLevel: 4 }
    expect(levelOf(performance, status, [], [lever])).toBe(0)
    expect(levelOf(performance, status, [on(1, 'db_pool')], [lever])).toBeNull()
    const stands = { ...status, performance: { ...status.performance, level: 0 } }
    expect(levelOf(performance, stands, [on(1, 'db_pool')], [lever])).toBeNull()
    expect(levelOf(performance, stands, [on(1, 'db_pool', { scope: { kind: 'percent', value: '20' } })], [lever])).toBe(0)
  })
})

describe('undo', () => {
  const now = Date.parse('2026-01-01T10:01:00Z')
  const old = on(1, 'db_pool', { dose: 30, ratio: 2, rampSeconds: 20 })
  it('ends what is new', () => {
    expect(undoPlan([old], [old, on(2, 'A1')], now)).toEqual({ end: [2], restore: [], scenario: undefined })
  })
  it('brings back what was replaced, without its ramp', () => {
    expect(undoPlan([old], [on(2, 'db_pool', { dose: 90 })], now)).toEqual({ end: [2], restore: [{ anomaly: 'db_pool', dose: 30, ratio: 2, scope: { kind: 'everyone' } }], scenario: undefined })
  })
  it('brings all back after the red button, each for whom it was and as long as it had left', () => {
    const share = on(3, 'A1', { scope: { kind: 'percent', value: '20' }, endsAt: '2026-01-01T10:03:30Z', reason: 'class' })
    const over = on(4, 'A1', { endsAt: '2026-01-01T10:00:30Z' })
    expect(undoPlan([old, share, over], [], now).restore).toEqual([
      { anomaly: 'db_pool', dose: 30, ratio: 2, scope: { kind: 'everyone' } },
      { anomaly: 'A1', scope: { kind: 'percent', value: '20' }, endsInSeconds: 150, reason: 'class' },
    ])
  })
})

describe('a control’s draft', () => {
  it('begins moderate, or at what is set', () => {
    expect(initialDraft(lever, undefined)).toMatchObject({ dose: 40, params: { ratio: 1 } })
    const current = on(1, 'db_pool', { dose: 37, ratio: 3 })
    const draft = initialDraft(lever, current)
    expect(draft).toMatchObject({ dose: 37, params: { ratio: 3 } })
    expect(isChanged(lever, draft, current)).toBe(false)
    expect(isChanged(lever, { ...draft, params: { ratio: 2 } }, current)).toBe(true)
  })
  it('sends only what is set', () => {
    const draft = initialDraft(lever, undefined)
    expect(draftBody(lever, draft)).toEqual({ anomaly: 'db_pool', dose: 40 })
    expect(draftBody(flag, initialDraft(flag, undefined))).toEqual({ anomaly: 'A1' })
    expect(draftBody(lever, { ...draft, params: { ratio: 2 }, rampSeconds: '30', endsInSeconds: '600', heapPercent: '80', reason: ' demo ' })).toEqual({
      anomaly: 'db_pool', dose: 40, ratio: 2, rampSeconds: 30, endsInSeconds: 600, stopWhen: { heapPercent: 80 }, reason: 'demo',
    })
    expect(draftBody(flag, { ...initialDraft(flag, undefined), scopeKind: 'percent', scopeValue: ' 20 ' })).toEqual({ anomaly: 'A1', scope: { kind: 'percent', value: '20' } })
  })
  it('is deadly for memory at its highest with no guardrail, and for nothing else', () => {
    const range = { min: 0, max: 105, unit: '%', levels: [30, 50, 70, 85] }
    expect(isDeadly({ anomaly: 'memory', dose: 105 }, range)).toBe(true)
    expect(isDeadly({ anomaly: 'memory', dose: 105, guardrail: 0, downSeconds: 30 }, range)).toBe(true)
    expect(isDeadly({ anomaly: 'memory', dose: 105, guardrail: 60 }, range)).toBe(false)
    expect(isDeadly({ anomaly: 'memory', dose: 104 }, range)).toBe(false)
    expect(isDeadly({ anomaly: 'gc_pressure', dose: 105 }, range)).toBe(false)
  })
  it('keeps numbers in their range', () => {
    expect([-5, 0, 37.4, 200, Number.NaN].map((value) => within(value, { min: 1, max: 100 }))).toEqual([1, 1, 37, 100, 1])
  })
})
