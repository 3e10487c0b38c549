// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createEventReader } from './events.ts'

const STREAM = ': hello\n\nevent: live\ndata: {"at":1}\n\nid: 7\r\ndata:one\r\ndata: two\r\n\r\nevent: live\n\ndata: last\n\n'
const EVENTS = [
  { name: 'live', data: '{"at":1}' },
  { name: 'message', data: 'one\ntwo' },
  { name: 'message', data: 'last' },
]

describe('the event reader', () => {
  it('reads a stream at once', () => {
    expect(createEventReader()(STREAM)).toEqual(EVENTS)
  })
  it.each([1, 2, 3, 7, 20])('reads it in pieces of %i characters alike', (size) => {
    const read = createEventReader()
    const pieces = STREAM.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
    expect(pieces.flatMap(read)).toEqual(EVENTS)
  })
  it('keeps an event that is not complete', () => {
    const read = createEventReader()
    expect(read('data: half\n')).toEqual([])
    expect(read('\n')).toEqual([{ name: 'message', data: 'half' }])
  })
})
