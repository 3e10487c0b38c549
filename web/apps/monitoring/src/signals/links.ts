// SPDX-License-Identifier: AGPL-3.0-or-later
import { exhaustive } from '@perfshop/ui/exhaustive.ts'

/** What was asked of the pages, as it stands in the page's address. Nothing that is not asked for stands there. */
export type Asked = Readonly<Partial<Record<Name, string>>>
const NAMES = ['q', 'level', 'traceId', 'route', 'minMs', 'error', 'student', 'last', 'since', 'until', 'page', 'kind', 'from', 'to', 'baseFrom', 'baseTo', 'span'] as const
export type Name = (typeof NAMES)[number]

/** Seconds before and after what a chart shows. A request is counted when it ends, so those that make a peak began before. */
const BEFORE = 50
const AFTER = 10
/** Seconds of the shortest profile that a moment leads to: a second of it is a hundred samples at most. */
const SHORTEST_PROFILE = 10

type Times = readonly [from: number, to: number]

/** The address of a page with what is asked of it. */
export function addressOf(path: string, asked: Asked): string {
  const query = new URLSearchParams(NAMES.flatMap((name) => (isAsked(asked[name]) ? [[name, asked[name]]] : [])))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** What an address asks for. What stands there twice counts once; what no page knows, not at all. */
export function askedIn(query: URLSearchParams): Asked {
  return Object.fromEntries(NAMES.flatMap((name) => (isAsked(query.get(name)) ? [[name, query.get(name)]] : [])))
}

/** What explains a chart: requests, those that failed, the functions at work, or those that hold memory. */
export type Explained = 'traces' | 'errors' | 'cpu' | 'heap'

/** What explains the minute about a time on a chart (epoch seconds). Of memory only what is held now is known. */
export function explanationOf(by: Explained, time: number): string {
  const [from, to] = about([time, time])
  switch (by) {
    case 'traces':
    case 'errors':
      return tracesOf([from, to], by === 'errors')
    case 'cpu':
      return profileOf(from * 1000, to * 1000)
    case 'heap':
      return addressOf('/profiles', { kind: 'heap' })
    default:
      return exhaustive(by)
  }
}

/** What else is known of a stretch on the charts (epoch seconds) and of what led to it. */
export function waysFrom([from, to]: Times, errors: boolean): { readonly traces: string; readonly logs: string; readonly profile: string } {
  const around = about([from, to])
  return {
    traces: tracesOf(around, errors),
    logs: addressOf('/logs', stretch(around)),
    profile: profileOf(from * 1000, Math.max(to, from + SHORTEST_PROFILE) * 1000),
  }
}

/** The traces that began in a stretch of time (epoch seconds). */
export function tracesOf(times: Times, errors: boolean): string {
  return addressOf('/traces', { ...stretch(times), ...(errors ? { error: 'true' } : {}) })
}

/** The profile of a stretch of time (epoch milliseconds). */
export function profileOf(from: number, to: number): string {
  return addressOf('/profiles', { from: String(Math.floor(from)), to: String(Math.ceil(to)) })
}

/** A trace; of its requests the one with this span is what somebody looks for: a page of the shop makes several under one id. */
export function traceAddress(traceId: string, span: string | null): string {
  return addressOf(`/traces/${encodeURIComponent(traceId)}`, span === null ? {} : { span })
}

export function logsOf(traceId: string): string {
  return addressOf('/logs', { traceId })
}

/** The stretch of time that is asked for, in epoch milliseconds; `now` is where the last minutes end. */
export function timesOf({ last, since, until }: Asked, now: number): { since?: number; until?: number } {
  const seconds = whole(last)
  if (seconds !== undefined) return { since: Math.max(0, now - seconds * 1000) }
  const [from, to] = [whole(since), whole(until)]
  return { ...(from === undefined ? {} : { since: from }), ...(to === undefined ? {} : { until: to }) }
}

/** A whole number from zero on; undefined for everything else, which an address may hold as well. */
export function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function about([from, to]: Times): Times {
  return [from - BEFORE, to + AFTER]
}

function stretch([from, to]: Times): Asked {
  return { since: String(Math.floor(from * 1000)), until: String(Math.ceil(to * 1000)) }
}

function isAsked(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== ''
}
