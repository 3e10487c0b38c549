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

// How many digits a brand's cards have, by what their numbers begin with; the server knows the brands by the same digits.
const LENGTHS: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|2[2-7])/, [16]],
  [/^3[47]/, [15]],
]
const ANY_LENGTH: readonly number[] = [12, 13, 14, 15, 16, 17, 18, 19]

/** Refuses what is no card's number: the length of its brand, and the check digit (Luhn). */
export function numberFault(typed: string): string | null {
  const number = digits(typed)
  const lengths = LENGTHS.find(([begins]) => begins.test(number))?.[1] ?? ANY_LENGTH
  return lengths.includes(number.length) && luhn(number) ? null : 'shop-payment-number-wrong'
}

function luhn(number: string): boolean {
  const sum = Array.from(number).reverse().reduce((total, one, index) => {
    const value = index % 2 === 0 ? Number(one) : Number(one) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Refuses what is no month, and a month that is over, in UTC as on the server. A card is good until its month ends. */
export function expiryFault(typed: string, now = new Date()): string | null {
  const parts = /^(\d\d)\/(\d\d)$/.exec(typed)
  const [month, year] = [Number(parts?.[1]), 2000 + Number(parts?.[2])]
  if (parts === null || month < 1 || month > 12) return 'shop-payment-expiry-wrong'
  return Date.UTC(year, month) <= now.getTime() ? 'shop-payment-expiry-past' : null
}

export function cvvFault(typed: string): string | null {
  return /^\d{3,4}$/.test(typed) ? null : 'shop-payment-cvv-wrong'
}
