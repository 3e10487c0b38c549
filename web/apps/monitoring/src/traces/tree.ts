// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SpanNode, TraceDetail } from '@perfshop/api/types.ts'

/** A span where the waterfall shows it. */
export interface Row {
  readonly span: SpanNode
  /** Its request, to which it belongs; a request belongs to itself. */
  readonly request: string
  /** A request is at 0. */
  readonly depth: number
  /** What it took without the spans below it, in milliseconds. */
  readonly ownMs: number
  /** Where its bar begins and how long it is, in percent of the trace. */
  readonly left: number
  readonly width: number
}

/** Shorter bars could not be seen. Percent. */
const THINNEST = 0.4

/** The spans of a trace in the order in which they are shown: each before those below it. */
export function rowsOf({ requests, durationMs }: Pick<TraceDetail, 'requests' | 'durationMs'>): Row[] {
  return requests.flatMap((request) => below(request, request.spanId, 0, durationMs))
}

function below(span: SpanNode, request: string, depth: number, wholeMs: number): Row[] {
  const row = { span, request, depth, ownMs: ownTime(span), ...barOf(span, wholeMs) }
  return [row, ...span.children.flatMap((child) => below(child, request, depth + 1, wholeMs))]
}

/** Where a bar stands in percent of the whole. It never leaves the whole, and can always be seen. */
export function barOf({ offsetMs, durationMs }: Pick<SpanNode, 'offsetMs' | 'durationMs'>, wholeMs: number): { readonly left: number; readonly width: number } {
  if (!(wholeMs > 0)) return { left: 0, width: 100 }
  const percent = (ms: number) => Math.min(100, Math.max(0, (ms / wholeMs) * 100))
  const width = Math.max(THINNEST, percent(offsetMs + durationMs) - percent(offsetMs))
  return { left: Math.min(percent(offsetMs), 100 - width), width }
}

/** What a span took without those below it: steps that ran at the same time are taken away once. */
export function ownTime({ offsetMs, durationMs, children }: Pick<SpanNode, 'offsetMs' | 'durationMs' | 'children'>): number {
  const end = offsetMs + durationMs
  let [covered, until] = [0, offsetMs]
  for (const child of [...children].sort((one, other) => one.offsetMs - other.offsetMs)) {
    const from = Math.max(until, child.offsetMs)
    const to = Math.min(end, child.offsetMs + child.durationMs)
    if (to > from) [covered, until] = [covered + to - from, to]
  }
  return Math.max(0, durationMs - covered)
}

/** The span that took the most time itself: of two the first. Nothing of an empty trace. */
export function slowestOf(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>((slowest, row) => (slowest === undefined || row.ownMs > slowest.ownMs ? row : slowest), undefined)
}

/** The innermost span that failed: it knows most about why. */
export function failedOf(rows: readonly Row[]): Row | undefined {
  const failed = rows.filter(({ span }) => span.error || span.events.some(({ name }) => name === EXCEPTION))
  return failed.reduce<Row | undefined>((deepest, row) => (deepest === undefined || row.depth > deepest.depth ? row : deepest), undefined)
}

/** OpenTelemetry's name of the event that a panic is. */
export const EXCEPTION = 'exception'

/** A value of an attribute as people read it: a text as it is, everything else as JSON. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
