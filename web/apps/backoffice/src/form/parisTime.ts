// SPDX-License-Identifier: AGPL-3.0-or-later

// The shop's times are read in Paris; the fields of a browser know no zone, so the way there and back is here.
const WALL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** How far Paris is ahead of UTC at an instant, in milliseconds. */
function ahead(instant: number): number {
  const part = Object.fromEntries(WALL.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second'])
  return wall - Math.floor(instant / 1000) * 1000
}

/** An instant of the API for a `datetime-local` field: 2026-07-01T22:30:00Z is 2026-07-02T00:30 in Paris. */
export function toParis(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? '' : new Date(at + ahead(at)).toISOString().slice(0, 16)
}

/** The way back, for the API; an empty or unreadable text gives undefined. In the hour that autumn repeats, the later one. */
export function fromParis(local: string): string | undefined {
  const wall = Date.parse(`${local}Z`)
  if (Number.isNaN(wall)) return undefined
  const near = wall - ahead(wall)
  return new Date(wall - ahead(near)).toISOString()
}
