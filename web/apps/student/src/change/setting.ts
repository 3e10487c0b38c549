// SPDX-License-Identifier: AGPL-3.0-or-later
import { runScenario, setLevel, type Family, type Scenario, type StudentStatus } from '../api.ts'

/** One thing that a student can set. */
export type Setting = { readonly kind: 'level'; readonly family: Family; readonly level: number } | { readonly kind: 'scenario'; readonly id: Scenario['id'] | null }

export function apply(setting: Setting): Promise<StudentStatus> {
  return setting.kind === 'level' ? setLevel(setting.family, setting.level) : runScenario(setting.id)
}

/**
 * What brings back what held before a change. A scenario and a performance level take each other's place, so going back
 * from one may mean the other.
 */
export function former(before: StudentStatus, wanted: Setting): Setting {
  if (wanted.kind === 'level' && wanted.family !== 'performance') return { ...wanted, level: before.levels[wanted.family] }
  if (before.scenario?.mine === true && before.scenario.id !== null) return { kind: 'scenario', id: before.scenario.id }
  if (before.levels.performance > 0) return { kind: 'level', family: 'performance', level: before.levels.performance }
  return wanted.kind === 'level' ? { ...wanted, level: 0 } : { kind: 'scenario', id: null }
}

/** What stops what this student runs for everyone. */
export function stopping(id: Scenario['id'] | null): Setting {
  return id === null ? { kind: 'level', family: 'performance', level: 0 } : { kind: 'scenario', id: null }
}
