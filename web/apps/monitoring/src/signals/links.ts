// SPDX-License-Identifier: AGPL-3.0-or-later

/** What was asked of the pages, as it stands in the page's address. Nothing that is not asked for stands there. */
export type Asked = Readonly<Partial<Record<Name, string>>>
const NAMES = ['q', 'level', 'traceId', 'route', 'minMs', 'error', 'student', 'last', 'since', 'until', 'page', 'kind', 'from', 'to', 'baseFrom', 'baseTo'] as const
export type Name = (typeof NAMES)[number]

/** Seconds of a press on a chart before and after it. A request is counted when it ends, so those that make a peak began before. */
const BEFORE = 50
const AFTER = 10

/** The address of a page with what is asked of it. */
export function addressOf(path: string, asked: Asked): string {
  const query = new URLSearchParams(NAMES.flatMap((name) => (isAsked(asked[name]) ? [[name, asked[name]]] : [])))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** What an address asks for. What stands there twice counts once; what no page knows, not at all. */
export function askedIn(query: URLSearchParams): Asked {
  return Object.fromEntries(NAMES.flatMap((name) => (isAsked(query.get(name)) ? [[name, query.get(name)]] : [])))
}

/** The traces of the minute about a time on a chart (epoch seconds). */
export function tracesAt(time: number, errors: boolean): string {
  return tracesOf([time - BEFORE, time + AFTER], errors)
}

/** The traces that began in a stretch of time (epoch seconds). */
export function tracesOf([from, to]: readonly [from: number, to: number], errors: boolean): string {
  return addressOf('/traces', { since: String(Math.floor(from * 1000)), until: String(Math.ceil(to * 1000)), ...(errors ? { error: 'true' } : {}) })
}

/** The profile of a stretch of time (epoch milliseconds). */
export function profileOf(from: number, to: number): string {
  return addressOf('/profiles', { from: String(Math.floor(from)), to: String(Math.ceil(to)) })
}

export function traceAddress(traceId: string): string {
  return `/traces/${encodeURIComponent(traceId)}`
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

function isAsked(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== ''
}
