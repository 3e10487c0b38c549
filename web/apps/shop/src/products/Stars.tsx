// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { language, useText } from '@perfshop/ui/text.tsx'

const FIVE = [1, 2, 3, 4, 5] as const

/** A rating as five stars. They say nothing by themselves: the words stand beside them, or hidden with them. */
export function Stars({ rating }: { readonly rating: number }) {
  return (
    <span className="stars" aria-hidden="true">
      {FIVE.map((star) => (
        <Icon key={star} name="star" className={star <= Math.round(rating) ? 'stars__star stars__star--full' : 'stars__star'} />
      ))}
    </span>
  )
}

/** The mean of a product's ratings, as the shop keeps it; nothing for a product without any. */
export function Mean({ product, short = false }: { readonly product: Product; readonly short?: boolean }) {
  const t = useText()
  if (product.ratingCount === 0 || typeof product.rating !== 'number') return null
  const rating = product.rating.toLocaleString(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const words = t('shop-rating', { rating, count: product.ratingCount })
  if (!short) {
    return (
      <span className="mean">
        <Stars rating={product.rating} />
        {words}
      </span>
    )
  }
  return (
    <span className="mean mean--short">
      <Icon name="star" className="stars__star stars__star--full" />
      <span aria-hidden="true">{rating}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
