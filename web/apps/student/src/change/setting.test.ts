// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FamilyLevels } from '@perfshop/api/types.ts'
import { expect, it } from 'vitest'
import type { Running, StudentStatus } from '../api.ts'
import { levelName, obstacle, openTab, shownFamilies } from '../families/families.ts'
import { former, stopping } from './setting.ts'

const NONE: FamilyLevels = { performance: 0, scripting: 0, business: 0, functional: 0, security: 0 }
const STATUS: StudentStatus = {
  token: 't',
  alias: 'Ada',
  class: null,
  customer: { email: 'a@b.example', password: 'p' },
  enabled: true,
  shared: true,
  debrief: false,
  flags: [],
  levels: NONE,
  maxLevels: { ...NONE, performance: 4, business: 1 },
  scenario: null,
}
const running = (change: Partial<Running>): Running => ({ id: 'N1-01', name: 'Brise', by: 'Ada', mine: true, endsAt: '2026-11-20T10:00:00Z', ...change })

it('goes back to the level that was', () => {
  const before = { ...STATUS, levels: { ...NONE, business: 2 } }
  expect(former(before, { kind: 'level', family: 'business', level: 4 })).toEqual({ kind: 'level', family: 'business', level: 2 })
  expect(former(STATUS, { kind: 'level', family: 'performance', level: 3 })).toEqual({ kind: 'level', family: 'performance', level: 0 })
})

it('goes back from a scenario to what it took the place of', () => {
  const start = { kind: 'scenario', id: 'N2-01' } as const
  expect(former(STATUS, start)).toEqual({ kind: 'scenario', id: null })
  expect(former({ ...STATUS, scenario: running({}) }, start)).toEqual({ kind: 'scenario', id: 'N1-01' })
  const level = { ...STATUS, levels: { ...NONE, performance: 2 }, scenario: running({ id: null, name: null }) }
  expect(former(level, start)).toEqual({ kind: 'level', family: 'performance', level: 2 })
  expect(former({ ...STATUS, scenario: running({}) }, { kind: 'level', family: 'performance', level: 1 })).toEqual({ kind: 'scenario', id: 'N1-01' })
})

it('starts again what was stopped', () => {
  expect(former({ ...STATUS, scenario: running({}) }, stopping('N1-01'))).toEqual({ kind: 'scenario', id: 'N1-01' })
  const level = { ...STATUS, levels: { ...NONE, performance: 2 }, scenario: running({ id: null, name: null }) }
  expect(former(level, stopping(null))).toEqual({ kind: 'level', family: 'performance', level: 2 })
})

it('shows no family that has nothing yet', () => {
  expect(shownFamilies(STATUS)).toEqual(['performance', 'business'])
})

it('opens the tab that was asked for while it is there', () => {
  expect([openTab('business', STATUS), openTab('security', STATUS), openTab('', STATUS)]).toEqual(['business', 'performance', 'performance'])
  expect([openTab('debrief', STATUS), openTab('debrief', { ...STATUS, debrief: true })]).toEqual(['performance', 'debrief'])
  expect(openTab('', { ...STATUS, maxLevels: NONE })).toBeNull()
})

it('knows why a family cannot be set', () => {
  expect(obstacle(STATUS, 'performance')).toBeNull()
  expect(obstacle({ ...STATUS, enabled: false }, 'business')).toBe('locked')
  expect(obstacle({ ...STATUS, shared: false }, 'performance')).toBe('not-shared')
  expect(obstacle({ ...STATUS, shared: false }, 'business')).toBeNull()
  expect(obstacle({ ...STATUS, scenario: running({ mine: false }) }, 'performance')).toBe('taken')
  expect(obstacle({ ...STATUS, scenario: running({ mine: false }) }, 'security')).toBeNull()
})

it('names the levels', () => {
  expect(levelName('business', 4)).toBe('student-level-4')
  expect(levelName('scripting', 4)).toBe('student-level-maestro')
})
