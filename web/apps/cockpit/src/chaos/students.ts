// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Scope, StudentRow } from '@perfshop/api/types.ts'

/** Names a student in a scope by the alias that the class knows; the token says nothing to a person. */
export function named(scope: Scope, students: readonly StudentRow[]): Scope {
  if (scope.kind !== 'student') return scope
  return { ...scope, value: students.find(({ token }) => token === scope.value)?.alias ?? scope.value }
}

/** The classes that students said to belong to, by the alphabet. */
export function classesOf(students: readonly StudentRow[]): readonly string[] {
  return [...new Set(students.flatMap((student) => student.class ?? []))].sort((one, other) => one.localeCompare(other))
}

/** The students of each class, by the alphabet; those of none come last, under an empty name. */
export function byClass(students: readonly StudentRow[]): readonly { readonly name: string; readonly students: readonly StudentRow[] }[] {
  const of = (name: string) => students.filter((student) => (student.class ?? '') === name).sort((one, other) => one.alias.localeCompare(other.alias))
  return [...classesOf(students).filter((name) => name !== ''), ''].map((name) => ({ name, students: of(name) })).filter((group) => group.students.length > 0)
}
