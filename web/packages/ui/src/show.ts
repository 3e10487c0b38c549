// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatInstant } from './dates.ts'
import { locale } from './locale.ts'
import { formatCents, toCents } from './money.ts'
import { language } from './text.tsx'

/** An amount from the wire, written in the page's language. */
export function showEuros(amount: number): string {
  return formatCents(toCents(amount), language())
}

/** Whole cents, written in the page's language. */
export function showCents(cents: number): string {
  return formatCents(cents, language())
}

/** A number with a fixed count of decimals, written in the page's language. */
export function showNumber(value: number, decimals = 0): string {
  return value.toLocaleString(locale(language()), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** An instant in Paris time, written in the page's language. */
export function showInstant(instant: string | number, style: Parameters<typeof formatInstant>[1]): string {
  return formatInstant(instant, style, language())
}
