// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useNavigate } from 'react-router'
import { useAdd, type AddedProduct } from './cart.ts'

/** Adds to the cart and says so at once, with the way to the cart. */
export function useAddToCart(): (product: AddedProduct, quantity: number) => void {
  const t = useText()
  const add = useAdd()
  const toast = useToast()
  const navigate = useNavigate()
  return (product, quantity) => {
    toast({
      text: t('shop-product-added', { name: product.name }),
      action: { label: t('shop-product-view-cart'), run: () => void navigate('/cart') },
      lasts: 4000,
    })
    add.mutate({ product, quantity }, { onError: (error) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 }) })
  }
}
