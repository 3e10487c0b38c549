// SPDX-License-Identifier: AGPL-3.0-or-later

/** A card number as typed, its digits in groups of four, at most 19 of them. */
export function groupCardNumber(typed: string): string {
  return digits(typed).slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ')
}

/** An expiry as typed, as MM/YY; the slash comes by itself after the month and goes when it is deleted. */
export function formatExpiry(typed: string, before: string): string {
  const plain = digits(typed).slice(0, 4)
  const deleting = typed.length < before.length
  if (plain.length > 2) return `${plain.slice(0, 2)}/${plain.slice(2)}`
  return plain.length === 2 && !deleting ? `${plain}/` : plain
}

export function digits(typed: string): string {
  return typed.replace(/\D/g, '')
}
