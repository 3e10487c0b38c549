// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cart, CartItem, Product } from '@perfshop/api/types.ts'
import { sumCents, toCents } from '@perfshop/ui/money.ts'

// What the cart will be once the server has agreed, shown before it has. Sums are made on whole cents.

/** Adds to the product's line, or makes one. Its id is negative until the server has given the real one. */
export function withAdded(cart: Cart, product: Pick<Product, 'id' | 'name' | 'price'>, quantity: number): Cart {
  const line = cart.items.find((item) => item.productId === product.id)
  if (line !== undefined) return withQuantity(cart, line.id, line.quantity + quantity)
  const fresh = { id: -product.id, productId: product.id, name: product.name, quantity: 0, unitPrice: product.price, lineTotal: 0 }
  return totalled(cart, [...cart.items, priced(fresh, quantity)])
}

export function withQuantity(cart: Cart, itemId: number, quantity: number): Cart {
  return totalled(cart, cart.items.map((item) => (item.id === itemId ? priced(item, quantity) : item)))
}

export function without(cart: Cart, itemId: number): Cart {
  return totalled(cart, cart.items.filter((item) => item.id !== itemId))
}

function priced(item: CartItem, quantity: number): CartItem {
  return { ...item, quantity, lineTotal: (toCents(item.unitPrice) * quantity) / 100 }
}

function totalled(cart: Cart, items: CartItem[]): Cart {
  const count = items.reduce((sum, item) => sum + item.quantity, 0)
  return { ...cart, items, count, total: sumCents(items.map((item) => item.lineTotal)) / 100 }
}
