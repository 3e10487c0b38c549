// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { ALL_RIGHTS, newPassword, RIGHTS, rightsOf, wordOf } from './rights.ts'

describe('rights', () => {
  it('are five, each with its word', () => {
    expect(RIGHTS.map(wordOf)).toEqual(['chaos', 'monitoring', 'admin', 'jmeter', 'scripts'])
    expect(rightsOf({ email: 'a@b.c', isSuperAdmin: true, ...ALL_RIGHTS })).toEqual(ALL_RIGHTS)
  })
})

describe('a password to hand over', () => {
  it('is long enough, and another one each time', () => {
    const made = new Set(Array.from({ length: 200 }, () => newPassword()))
    expect(made.size).toBe(200)
    for (const password of made) expect(password).toMatch(/^[a-zA-Z2-9]{16}$/)
  })
  it('takes no byte that would favour a letter', () => {
    let calls = 0
    const password = newPassword((bytes) => bytes.fill(calls++ === 0 ? 255 : 0))
    expect([password, calls]).toEqual(['a'.repeat(16), 2])
  })
})
