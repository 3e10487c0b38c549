// SPDX-License-Identifier: AGPL-3.0-or-later
import { locale } from './locale.ts'

// Instants are UTC on the wire and are shown as the clocks of Paris show them, wherever the browser is.
const ZONE = 'Europe/Paris'

type Style = 'day' | 'moment' | 'clock'

const OPTIONS: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
}

/** Writes an instant (ISO 8601 text or epoch milliseconds) in Paris time; an unreadable one gives an empty text. */
export function formatInstant(instant: string | number, style: Style, language: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  return formatOf(style, language).format(date)
}

// Making one takes longer than a hundred uses of it, and a log writes five hundred times at once.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(style: Style, language: string): Intl.DateTimeFormat {
  const name = `${style} ${language}`
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale(language), { ...OPTIONS[style], timeZone: ZONE })
  formats.set(name, known)
  return known
}

/** Writes a span of whole seconds as 1:05 or 2:03:09; below zero counts as zero. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** The instant (ISO 8601) of a day and time on the clocks of Paris, as a form writes it: 2026-03-01T08:30. Null for what is none. */
export function instantOf(local: string): string | null {
  const asUtc = Date.parse(`${local}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(asUtc)) return null
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - aheadOfUtc(asUtc)
  return new Date(asUtc - aheadOfUtc(guess)).toISOString()
}

/** How far the clocks of Paris are ahead of UTC at an instant, in milliseconds. */
function aheadOfUtc(instant: number): number {
  // Swedish is written as ISO 8601 is: 2026-03-01 08:30:00.
  const text = new Date(instant).toLocaleString('sv-SE', { timeZone: ZONE })
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}
