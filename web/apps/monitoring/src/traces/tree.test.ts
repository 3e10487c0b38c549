// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SpanNode } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { barOf, failedOf, ownTime, rowsOf, slowestOf, valueText } from './tree.ts'

const span = (spanId: string, offsetMs: number, durationMs: number, children: SpanNode[] = [], more: Partial<SpanNode> = {}): SpanNode => ({
  spanId, parentSpanId: null, kind: 'handler', name: spanId, offsetMs, durationMs, error: false, attributes: {}, events: [], children, ...more,
})

const request = span('request', 0, 100, [span('worker', 0, 10), span('handler', 10, 85, [span('first', 20, 60), span('second', 85, 5)])])

describe('a trace as rows', () => {
  it('has each span before those below it, with its depth and its request', () => {
    const later = span('later', 150, 50)
    const rows = rowsOf({ requests: [request, later], durationMs: 200 })
    expect(rows.map((row) => [row.span.spanId, row.depth, row.request])).toEqual([
      ['request', 0, 'request'],
      ['worker', 1, 'request'],
      ['handler', 1, 'request'],
      ['first', 2, 'request'],
      ['second', 2, 'request'],
      ['later', 0, 'later'],
    ])
    expect(rows.map(({ left, width }) => [left, width])).toEqual([[0, 50], [0, 5], [5, 42.5], [10, 30], [42.5, 2.5], [75, 25]])
  })
  it('names the one that took the most time itself', () => {
    const rows = rowsOf({ requests: [request], durationMs: 100 })
    expect(rows.map(({ ownMs }) => ownMs)).toEqual([5, 10, 20, 60, 5])
    expect(slowestOf(rows)?.span.spanId).toBe('first')
    expect(slowestOf([])).toBeUndefined()
  })
  it('names the innermost that failed', () => {
    const failed = span('request', 0, 9, [span('handler', 1, 2, [], { events: [{ name: 'exception', offsetMs: 2, attributes: {} }] })], { error: true })
    expect(failedOf(rowsOf({ requests: [failed], durationMs: 9 }))?.span.spanId).toBe('handler')
    expect(failedOf(rowsOf({ requests: [request], durationMs: 100 }))).toBeUndefined()
  })
})

describe('a bar', () => {
  it('can always be seen, and never leaves the whole', () => {
    expect(barOf({ offsetMs: 0, durationMs: 0 }, 0)).toEqual({ left: 0, width: 100 })
    for (let offsetMs = -5; offsetMs <= 120; offsetMs += 5) {
      for (const durationMs of [0, 0.001, 7, 99, 500]) {
        const { left, width } = barOf({ offsetMs, durationMs }, 100)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(width).toBeGreaterThanOrEqual(0.4)
        expect(left + width).toBeLessThanOrEqual(100.000_001)
      }
    }
  })
})

describe('own time', () => {
  it('takes steps at the same time away once, and nothing outside of the span', () => {
    expect(ownTime(span('a', 0, 10, [span('b', 2, 4), span('c', 4, 4)]))).toBe(4)
    expect(ownTime(span('a', 0, 10, [span('b', 4, 4), span('c', 2, 8)]))).toBe(2)
    expect(ownTime(span('a', 0, 10, [span('b', -5, 50)]))).toBe(0)
    expect(ownTime(span('a', 5, 10))).toBe(10)
  })
})

describe('a value', () => {
  it('is read as it is', () => {
    expect(valueText('SELECT 1')).toBe('SELECT 1')
    expect(valueText(3)).toBe('3')
    expect(valueText(['a', true])).toBe('["a",true]')
  })
})
