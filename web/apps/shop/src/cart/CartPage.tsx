// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { CartItem } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { Link } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { QuantityStepper } from '../products/QuantityStepper.tsx'
import { useCart, useRemove, useSetQuantity } from './cart.ts'
import { LinePicture } from './LinePicture.tsx'

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
        <Link className={buttonClass()} to="/checkout">
          {t('shop-cart-checkout')}
        </Link>
        <Link className={buttonClass('quiet')} to="/">
          {t('shop-cart-continue')}
        </Link>
      </aside>
    </div>
  )
}

// The stock is the server's to know; this only keeps a slip of the finger from asking for millions.
const MOST = 9999

function CartLine({ item }: { readonly item: CartItem }) {
  const t = useText()
  const toast = useToast()
  const setQuantity = useSetQuantity()
  const remove = useRemove()
  // A line that the server has not confirmed yet has no id to change it by; that lasts one answer.
  const known = item.id > 0
  const onError = (error: unknown) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 })
  return (
    <li className="cart-line">
      <LinePicture productId={item.productId} />
      <div className="cart-line__what">
        <Link className="cart-line__name" to={`/product/${item.productId}`}>
          {item.name}
        </Link>
        <p className="soft tabular">{t('shop-cart-unit', { price: showEuros(item.unitPrice) })}</p>
      </div>
      <div className="cart-line__quantity">
        <QuantityStepper
          value={item.quantity}
          max={MOST}
          label={t('shop-cart-quantity', { name: item.name })}
          less={t('shop-cart-less', { name: item.name })}
          more={t('shop-cart-more', { name: item.name })}
          onChange={(quantity) => { if (known) setQuantity.mutate({ itemId: item.id, quantity }, { onError }) }}
        />
        <button type="button" className="icon-button" aria-label={t('shop-cart-remove', { name: item.name })} onClick={() => { if (known) remove.mutate({ itemId: item.id }, { onError }) }}>
          <Icon name="trash" />
        </button>
      </div>
      <p className="cart-line__total tabular">{showEuros(item.lineTotal)}</p>
    </li>
  )
}
