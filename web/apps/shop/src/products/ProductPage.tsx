// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Product } from '@perfshop/api/types.ts'
import { Button, buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useCart } from '../cart/cart.ts'
import { useAddToCart } from '../cart/useAddToCart.ts'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { ProductCard } from './ProductCard.tsx'
import { QuantityStepper } from './QuantityStepper.tsx'
import { useProduct, useRelated } from './queries.ts'
import { Reviews } from './Reviews.tsx'
import { Mean } from './Stars.tsx'
import { Stock } from './Stock.tsx'
import { useCategoryName } from './useCategoryName.ts'

export default function ProductPage() {
  const t = useText()
  const { id } = useParams()
  const product = useProduct(Number(id))
  useTitle(product.data?.name ?? null)

  if (product.isError) {
    const problem = fromThrown(product.error)
    if (problem.status !== 404 && problem.status !== 400) return <ProblemNotice error={problem} retry={() => void product.refetch()} />
    return (
      <Empty icon="search" title={t('shop-product-missing-title')} text={t('shop-product-missing-text')}>
        <Link className={buttonClass()} to="/">
          {t('shop-list-empty-reset')}
        </Link>
      </Empty>
    )
  }
  if (product.data === undefined) return <ProductSkeleton />
  // The key makes a quantity chosen for one product not stay for the next.
  return <ProductView key={product.data.id} product={product.data} />
}

function ProductView({ product }: { readonly product: Product }) {
  const t = useText()
  const categoryName = useCategoryName()
  const add = useAddToCart()
  const related = useRelated(product.category)
  const had = useCart().data?.items.find((item) => item.productId === product.id)?.quantity ?? 0
  const [quantity, setQuantity] = useState(1)
  const [valid, setValid] = useState(true)
  const errorId = useId()
  const others = related.data?.content.filter((other) => other.id !== product.id).slice(0, 4) ?? []
  return (
    <>
      <nav className="breadcrumb" aria-label={t('shop-product-breadcrumb')}>
        <Link to="/">{t('shop-list-all')}</Link>
        <Icon name="chevronRight" />
        <Link to={`/?category=${encodeURIComponent(product.category)}`}>{categoryName(product.category)}</Link>
      </nav>
      <div className="product">
        <div className="product__picture">
          <img src={product.imageUrl} alt={product.name} width={800} height={800} />
        </div>
        <div className="product__facts">
          <h1>{product.name}</h1>
          {product.ratingCount > 0 && (
            <a className="product__rating" href="#reviews">
              <Mean product={product} />
            </a>
          )}
          <p className="product__price tabular">
            {showEuros(product.price)} <small>{t('shop-product-vat')}</small>
          </p>
          <p>
            <Stock stock={product.stock} />
          </p>
          {product.stock > 0 && (
            <div className="product__buy">
              <QuantityStepper
                value={quantity}
                max={product.stock}
                label={t('shop-product-quantity')}
                less={t('shop-product-less')}
                more={t('shop-product-more')}
                onChange={setQuantity}
                onValid={setValid}
                errorId={valid ? undefined : errorId}
              />
              <Button onClick={() => { if (valid) add(product, quantity) }}>{t('shop-product-add')}</Button>
            </div>
          )}
          {had > 0 && (
            <p className="product__had">
              <Icon name="bag" />
              <span>
                {t('shop-product-in-cart', { count: had })} <Link to="/cart">{t('shop-product-view-cart')}</Link>
              </span>
            </p>
          )}
          {!valid && (
            <p id={errorId} className="field__error" role="alert">
              <Icon name="alert" />
              {t('shop-product-quantity-wrong', { max: product.stock })}
            </p>
          )}
          <ul className="product__promises">
            <li>
              <Icon name="truck" />
              {t('shop-promise-shipping')}
            </li>
            <li>
              <Icon name="clock" />
              {t('shop-promise-days')}
            </li>
            <li>
              <Icon name="gift" />
              {t('shop-promise-points')}
            </li>
          </ul>
          <section className="product__description">
            <h2>{t('shop-product-description')}</h2>
            <p>{product.description}</p>
          </section>
        </div>
      </div>
      <Reviews product={product} />
      {others.length > 0 && (
        <section className="related">
          <h2>{t('shop-product-related')}</h2>
          <ul className="grid grid--related">
            {others.map((other) => (
              <li key={other.id}>
                <ProductCard product={other} eager={false} heading="h3" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ProductSkeleton() {
  return (
    <div className="product">
      <div className="product__picture" />
      <div className="product__facts">
        <Skeleton width="80%" height="2.5rem" />
        <Skeleton width="30%" height="1.75rem" />
        <Skeleton width="100%" height="3rem" />
        <Skeleton width="100%" height="8rem" />
      </div>
    </div>
  )
}
