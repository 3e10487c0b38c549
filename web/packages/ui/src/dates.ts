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
  return new Intl.DateTimeFormat(locale(language), { ...OPTIONS[style], timeZone: ZONE }).format(date)
}

/** Writes a span of whole seconds as 1:05 or 2:03:09; below zero counts as zero. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
