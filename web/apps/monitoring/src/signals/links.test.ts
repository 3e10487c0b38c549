// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { addressOf, askedIn, logsOf, profileOf, timesOf, traceAddress, tracesAt, tracesOf, whole } from './links.ts'

describe('the links between charts, traces, logs and profiles', () => {
  it('lead from a chart to the minute about the press, which mostly lies before it', () => {
    expect(tracesAt(1000, false)).toBe('/traces?since=950000&until=1010000')
    expect(tracesAt(1000, true)).toBe('/traces?error=true&since=950000&until=1010000')
    expect(tracesOf([10.4, 20.6], false)).toBe('/traces?since=10400&until=20600')
  })
  it('lead from a trace to its lines and back', () => {
    expect(logsOf('4bf92f35')).toBe('/logs?traceId=4bf92f35')
    expect(traceAddress('4bf92f35')).toBe('/traces/4bf92f35')
    expect(traceAddress('../x?y')).toBe('/traces/..%2Fx%3Fy')
  })
  it('lead to the profile of a stretch', () => {
    expect(profileOf(1000.4, 2000.6)).toBe('/profiles?from=1000&to=2001')
  })
  it('hold what is asked, and nothing else', () => {
    const asked = { q: 'a & b', student: 'Zoé', page: '2' }
    const address = addressOf('/logs', { ...asked, level: '' })
    expect(address).toBe('/logs?q=a+%26+b&student=Zo%C3%A9&page=2')
    expect(askedIn(new URL(address, 'http://x').searchParams)).toEqual(asked)
    expect(askedIn(new URLSearchParams('route=&unknown=1&route=2'))).toEqual({})
    expect(addressOf('/logs', {})).toBe('/logs')
  })
})

describe('the time that is asked for', () => {
  it('is the last minutes, a stretch, or all', () => {
    expect(timesOf({ last: '60' }, 100_000)).toEqual({ since: 40_000 })
    expect(timesOf({ last: '3600' }, 100_000)).toEqual({ since: 0 })
    expect(timesOf({ since: '5', until: '9' }, 100_000)).toEqual({ since: 5, until: 9 })
    expect(timesOf({}, 100_000)).toEqual({})
  })
  it('is all where an address holds nonsense', () => {
    expect(timesOf({ last: '-1', since: '1e3', until: 'x' }, 100_000)).toEqual({})
    expect(whole('12')).toBe(12)
    expect(whole('1.5')).toBeUndefined()
  })
})
