// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { useAddToCart } from '../cart/useAddToCart.ts'
import { Mean } from './Stars.tsx'
import { Stock } from './Stock.tsx'
import { useCategoryName } from './useCategoryName.ts'

interface Props {
  readonly product: Product
  /** Pictures in the first rows are wanted at once; the others wait until they come near. */
  readonly eager: boolean
  /** The heading's rank on the page it stands on. */
  readonly heading: 'h2' | 'h3'
}

export function ProductCard({ product, eager, heading: Heading }: Props) {
  const t = useText()
  const categoryName = useCategoryName()
  const add = useAddToCart()
  return (
    <article className="card">
      <div className="card__picture">
        <img src={product.imageUrl} alt="" width={480} height={480} loading={eager ? 'eager' : 'lazy'} />
      </div>
      <p className="card__category">{categoryName(product.category)}</p>
      <Heading className="card__name">
        <Link to={`/product/${product.id}`}>{product.name}</Link>
      </Heading>
      <p className="card__foot">
        <span className="card__price tabular">{showEuros(product.price)}</span>
        <Mean product={product} short />
        <Stock stock={product.stock} quiet />
      </p>
      {/* Last for the keyboard and for a screen reader, which meet the product first; it is drawn upon the picture. */}
      {product.stock > 0 && (
        <button type="button" className="card__add" aria-label={t('shop-product-add-named', { name: product.name })} onClick={() => add(product, 1)}>
          <Icon name="plus" />
        </button>
      )}
    </article>
  )
}

export function ProductCardSkeleton() {
  return (
    <div className="card" aria-hidden="true">
      <div className="card__picture" />
      <Skeleton width="30%" height="0.8rem" />
      <Skeleton width="75%" height="1.1rem" />
      <Skeleton width="25%" height="1.1rem" />
    </div>
  )
}
