// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { addressOf, askedIn, explanationOf, logsOf, profileOf, timesOf, traceAddress, tracesOf, waysFrom, whole } from './links.ts'

describe('the links between charts, traces, logs and profiles', () => {
  it('lead from a chart to what explains the minute about the press, which mostly lies before it', () => {
    expect(explanationOf('traces', 1000)).toBe('/traces?since=950000&until=1010000')
    expect(explanationOf('errors', 1000)).toBe('/traces?error=true&since=950000&until=1010000')
    expect(explanationOf('cpu', 1000)).toBe('/profiles?from=950000&to=1010000')
    expect(explanationOf('heap', 1000)).toBe('/profiles?kind=heap')
    expect(tracesOf([10.4, 20.6], false)).toBe('/traces?since=10400&until=20600')
  })
  it('lead from a trace to its lines and back', () => {
    expect(logsOf('4bf92f35')).toBe('/logs?traceId=4bf92f35')
    expect(traceAddress('4bf92f35', null)).toBe('/traces/4bf92f35')
    expect(traceAddress('4bf92f35', '00f067aa')).toBe('/traces/4bf92f35?span=00f067aa')
    expect(traceAddress('../x?y', null)).toBe('/traces/..%2Fx%3Fy')
  })
  it('lead to the profile of a stretch', () => {
    expect(profileOf(1000.4, 2000.6)).toBe('/profiles?from=1000&to=2001')
  })
  it('lead from what happened to what led to it, and to a profile that is not too short', () => {
    expect(waysFrom([1000, 1030.5], false)).toEqual({ traces: '/traces?since=950000&until=1040500', logs: '/logs?since=950000&until=1040500', profile: '/profiles?from=1000000&to=1030500' })
    expect(waysFrom([1000, 1001], true)).toMatchObject({ traces: '/traces?error=true&since=950000&until=1011000', profile: '/profiles?from=1000000&to=1010000' })
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
