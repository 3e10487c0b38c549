// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { withAdded, without, withQuantity } from './optimistic.ts'

const empty = { items: [], total: 0, count: 0, currency: 'EUR' }
const lamp = { id: 12, name: 'Lamp', price: 19.99 }
const vase = { id: 13, name: 'Vase', price: 0.1 }

describe('the cart that is shown before the server answers', () => {
  it('adds up to the cent', () => {
    const cart = withAdded(withAdded(withAdded(empty, lamp, 2), vase, 3), lamp, 1)
    expect(cart.items.map((item) => [item.productId, item.quantity, item.lineTotal])).toEqual([[12, 3, 59.97], [13, 3, 0.3]])
    expect(cart).toMatchObject({ total: 60.27, count: 6 })
  })
  it('changes and removes one line only', () => {
    const cart = { ...withAdded(withAdded(empty, lamp, 2), vase, 3) }
    const [first, second] = cart.items
    expect(withQuantity(cart, first?.id ?? 0, 5)).toMatchObject({ total: 100.25, count: 8 })
    expect(without(cart, second?.id ?? 0)).toMatchObject({ total: 39.98, count: 2 })
  })
  it('leaves the old cart as it was, to go back to', () => {
    const cart = withAdded(empty, lamp, 2)
    withAdded(cart, lamp, 1)
    expect(cart.count).toBe(2)
  })
})
