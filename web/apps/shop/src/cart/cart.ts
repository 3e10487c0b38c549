// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { Cart } from '@perfshop/api/types.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tellTabs } from '../account/tabs.ts'
import { api } from '../api.ts'
import { withAdded, without, withQuantity } from './optimistic.ts'

const CART = ['cart'] as const

export function useCart() {
  return useQuery({ queryKey: CART, queryFn: ({ signal }) => take(api.GET('/api/cart', { signal })), refetchOnWindowFocus: 'always' })
}

export interface AddedProduct {
  readonly id: number
  readonly name: string
  readonly price: number
  readonly stock: number
}

export function useAdd() {
  return useCartChange<{ product: AddedProduct; quantity: number }>(
    ({ product, quantity }) => take(api.POST('/api/cart/add', { body: { productId: product.id, quantity } })),
    (cart, { product, quantity }) => withAdded(cart, product, quantity),
  )
}

export function useSetQuantity() {
  return useCartChange<{ itemId: number; quantity: number }>(
    ({ itemId, quantity }) => take(api.PUT('/api/cart/item/{id}', { params: { path: { id: itemId } }, body: { quantity } })),
    (cart, { itemId, quantity }) => withQuantity(cart, itemId, quantity),
  )
}

export function useRemove() {
  return useCartChange<{ itemId: number }>(
    ({ itemId }) => take(api.DELETE('/api/cart/item/{id}', { params: { path: { id: itemId } } })),
    (cart, { itemId }) => without(cart, itemId),
  )
}

/**
 * A change that shows at once and is taken back when the server refuses. Changes go out one after the other (their
 * scope), and the truth is read again only after the last of them, so that quick presses never make a number jump back.
 */
function useCartChange<Change>(send: (change: Change) => Promise<unknown>, foresee: (cart: Cart, change: Change) => Cart) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: CART,
    scope: { id: 'cart' },
    mutationFn: send,
    onMutate: async (change: Change) => {
      await queries.cancelQueries({ queryKey: CART })
      const before = queries.getQueryData<Cart>(CART)
      if (before !== undefined) queries.setQueryData(CART, foresee(before, change))
      return before
    },
    onError: (_error, _change, before) => {
      if (before !== undefined) queries.setQueryData(CART, before)
    },
    onSuccess: () => tellTabs('cart'),
    onSettled: () => {
      if (queries.isMutating({ mutationKey: CART }) === 1) void queries.invalidateQueries({ queryKey: CART })
    },
  })
}
