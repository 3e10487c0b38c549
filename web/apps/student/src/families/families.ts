// SPDX-License-Identifier: AGPL-3.0-or-later
import { FAMILIES, type Family, type StudentStatus } from '../api.ts'

/** The families that have something in this version; one that has nothing yet is not shown at all. */
export function shownFamilies({ maxLevels }: Pick<StudentStatus, 'maxLevels'>): readonly Family[] {
  return FAMILIES.filter((family) => maxLevels[family] > 0)
}

/** Why a family cannot be set now; null when it can. Performance acts on everyone, so it has more reasons. */
export function obstacle(status: StudentStatus, family: Family): 'locked' | 'not-shared' | 'taken' | null {
  if (!status.enabled) return 'locked'
  if (family !== 'performance') return null
  if (!status.shared) return 'not-shared'
  return status.scenario?.mine === false ? 'taken' : null
}

/** The id of a level's name: the highest one of scripting has a name of its own. */
export function levelName(family: Family, level: number): string {
  return family === 'scripting' && level === 4 ? 'student-level-maestro' : `student-level-${level}`
}

/**
 * The tab to show for the one that was asked for: that one while it is there, else the first; null when there is none. The debrief's
 * is there as long as the debrief is open.
 */
export function openTab(chosen: string, status: Pick<StudentStatus, 'maxLevels' | 'debrief'>): string | null {
  if (chosen === 'debrief' && status.debrief) return chosen
  const families = shownFamilies(status)
  return families.find((family) => family === chosen) ?? families[0] ?? null
}
