// SPDX-License-Identifier: AGPL-3.0-or-later
import { locale } from './locale.ts'

// Amounts travel as JSON numbers with at most two decimals. Sums are made on whole cents only, because
// 0.1 + 0.2 is not 0.3 in binary and a shop's page must be right to the cent.

/** Whole cents of an amount in euros from the wire. Exact up to 90 billion euros. */
export function toCents(euros: number): number {
  return Math.round(euros * 100)
}

/** The sum of amounts in euros, in whole cents. */
export function sumCents(amounts: readonly number[]): number {
  return amounts.reduce((sum, euros) => sum + toCents(euros), 0)
}

const formats = new Map<string, Intl.NumberFormat>()

/** Writes whole cents as euros in the page's language. The euro sign is the page's own: every price of the shop is in EUR. */
export function formatCents(cents: number, language: string): string {
  const key = locale(language)
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(key, { style: 'currency', currency: 'EUR' })
    formats.set(key, format)
  }
  return format.format(cents / 100)
}
