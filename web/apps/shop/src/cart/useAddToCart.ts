// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useNavigate } from 'react-router'
import { useAdd, useCart, type AddedProduct } from './cart.ts'

/** Adds to the cart and says so at once, with the way to the cart; says instead that there is no more than what is in it. */
export function useAddToCart(): (product: AddedProduct, quantity: number) => void {
  const t = useText()
  const add = useAdd()
  const cart = useCart()
  const toast = useToast()
  const navigate = useNavigate()
  return (product, quantity) => {
    const action = { label: t('shop-product-view-cart'), run: () => void navigate('/cart') }
    const had = cart.data?.items.find((item) => item.productId === product.id)?.quantity ?? 0
    if (had + quantity > product.stock) {
      toast({ text: t('shop-product-all-in-cart', { had, stock: product.stock }), action, lasts: 8000, leaves: true })
      return
    }
    toast({ text: t('shop-product-added', { name: product.name }), action, lasts: 4000, leaves: true })
    add.mutate({ product, quantity }, { onError: (error) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 }) })
  }
}
