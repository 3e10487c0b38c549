// SPDX-License-Identifier: AGPL-3.0-or-later
import type { StudentRow } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { byClass, classesOf, named } from './students.ts'

const student = (id: number, alias: string, group: string | null): StudentRow => ({ id, alias, class: group, token: `token-${id}`, customer: `${id}@example.org` })
const students = [student(1, 'Grace', 'M2'), student(2, 'Ada', 'M2'), student(3, 'Linus', null), student(4, 'Alan', 'M1')]

describe('students', () => {
  it('are named by alias, or by what is known when they are not', () => {
    expect(named({ kind: 'student', value: 'token-2' }, students)).toEqual({ kind: 'student', value: 'Ada' })
    expect(named({ kind: 'student', value: 'token-9' }, students)).toEqual({ kind: 'student', value: 'token-9' })
    expect(named({ kind: 'class', value: 'token-2' }, students)).toEqual({ kind: 'class', value: 'token-2' })
  })
  it('stand in their classes, by the alphabet', () => {
    expect(classesOf(students)).toEqual(['M1', 'M2'])
    expect(byClass(students).map(({ name, students: some }) => [name, some.map(({ alias }) => alias)])).toEqual([['M1', ['Alan']], ['M2', ['Ada', 'Grace']], ['', ['Linus']]])
  })
})
