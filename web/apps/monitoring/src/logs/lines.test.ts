// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LogLine } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { milliseconds, named } from './lines.ts'

const line = (at: number, message: string): LogLine => ({ at, message, level: 'INFO', target: 'http', traceId: null, spanId: null, student: null, audience: 'students', fields: {} })

describe('lines', () => {
  it('keep their names when newer ones come, also of two that are alike', () => {
    const before = named([line(2, 'b'), line(1, 'a'), line(1, 'a')])
    const after = named([line(3, 'c'), line(2, 'b'), line(1, 'a'), line(1, 'a')])
    expect(after.slice(1)).toEqual(before)
    expect(new Set(after.map(({ key }) => key)).size).toBe(4)
  })
  it('tell their milliseconds', () => {
    expect([milliseconds(1_700_000_000_007), milliseconds(1_700_000_000_420)]).toEqual(['007', '420'])
  })
})
