// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cart } from '@perfshop/api/types.ts'
import { Button, buttonClass } from '@perfshop/ui/Button.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQueries } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { productQuery } from '../products/queries.ts'
import { useCart } from './cart.ts'
import { CartLine } from './CartLine.tsx'
import { stockNote } from './stockNote.ts'

export default function CartPage() {
  const t = useText()
  useTitle(t('shop-cart-title'))
  const cart = useCart()

  if (cart.isError && cart.data === undefined) return <ProblemNotice error={cart.error} retry={() => void cart.refetch()} />
  if (cart.data === undefined) return <Skeleton width="100%" height="16rem" />
  if (cart.data.items.length === 0) {
    return (
      <Empty icon="bag" title={t('shop-cart-empty-title')} text={t('shop-cart-empty-text')}>
        <Link className={buttonClass()} to="/">
          {t('shop-cart-empty-link')}
        </Link>
      </Empty>
    )
  }
  return (
    <div className="two-columns">
      <section>
        <h1>{t('shop-cart-title')}</h1>
        <ul className="cart-lines">
          {cart.data.items.map((item) => (
            // By product, not by line: the line's id changes when the server answers, and the focus must not be lost.
            <CartLine key={item.productId} item={item} />
          ))}
        </ul>
      </section>
      <aside className="panel" aria-label={t('shop-cart-summary')}>
        <h2>{t('shop-cart-summary')}</h2>
        <dl className="amounts">
          <div className="amounts__total">
            <dt>{t('shop-cart-subtotal')}</dt>
            <dd className="tabular">{showEuros(cart.data.total)}</dd>
          </div>
        </dl>
        <p className="soft">
          {t('shop-product-vat')}. {t('shop-cart-shipping-later')}
        </p>
        <ToCheckout cart={cart.data} />
        <Link className={buttonClass('quiet')} to="/">
          {t('shop-cart-continue')}
        </Link>
      </aside>
    </div>
  )
}

/** The way to the checkout, which stays shut, and says why, while the order would be refused for want of stock. */
function ToCheckout({ cart }: { readonly cart: Cart }) {
  const t = useText()
  const id = useId()
  const products = useQueries({ queries: cart.items.map((item) => productQuery(item.productId)) })
  const kinds = cart.items.map((item, index) => stockNote(item.quantity, products[index]?.data?.stock)?.kind)
  if (!kinds.some((kind) => kind === 'out' || kind === 'short')) {
    return (
      <Link className={buttonClass()} to="/checkout">
        {t('shop-cart-checkout')}
      </Link>
    )
  }
  return (
    <>
      <div id={id}>
        <Notice tone="warn" title={t('shop-cart-not-enough')} />
      </div>
      <Button disabled aria-describedby={id}>
        {t('shop-cart-checkout')}
      </Button>
    </>
  )
}
