// SPDX-License-Identifier: AGPL-3.0-or-later

/** Refuses what can be no promo code: nothing, or letters that no code is made of. Whether there is such a code the server knows. */
export function promoFault(typed: string): string | null {
  if (typed.trim() === '') return 'shop-promo-missing'
  return /^[\w-]+$/.test(typed.trim()) ? null : 'shop-promo-wrong'
}
