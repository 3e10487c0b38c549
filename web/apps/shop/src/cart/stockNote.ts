// SPDX-License-Identifier: AGPL-3.0-or-later

/** So few left that a buyer is told. */
export const FEW = 10

export type StockNote =
  /** Nothing is left: the line keeps the order from being placed. */
  | { readonly kind: 'out' }
  /** Less is left than the line asks for. */
  | { readonly kind: 'short'; readonly left: number }
  /** Enough, but others may be quicker. */
  | { readonly kind: 'few'; readonly left: number }

/** What to say of a line's stock before the order says it; null when there is plenty, or the stock is not known. */
export function stockNote(quantity: number, stock: number | undefined): StockNote | null {
  if (stock === undefined) return null
  if (stock <= 0) return { kind: 'out' }
  if (quantity > stock) return { kind: 'short', left: stock }
  return stock <= FEW ? { kind: 'few', left: stock } : null
}
