// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cart } from '@perfshop/api/types.ts'
import { showCents, showEuros } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useIsMutating } from '@tanstack/react-query'
import { Link } from 'react-router'
import { LinePicture } from '../cart/LinePicture.tsx'
import { Amounts, Line } from './Amounts.tsx'
import { PRICING } from './calls.ts'
import { expectedOf } from './expected.ts'
import type { Checkout } from './state.ts'

interface Props {
  readonly cart: Cart
  readonly checkout: Checkout
  /** The last step says the amounts itself, beside the button that pays them. */
  readonly linesOnly: boolean
}

/** What is being bought. Its sum is the server's as soon as the payment step has given one. */
export function OrderAside({ cart, checkout, linesOnly }: Props) {
  const t = useText()
  return (
    <aside className="panel" aria-label={t('shop-cart-summary')}>
      <header className="panel__head">
        <h2>{t('shop-cart-summary')}</h2>
        <Link to="/cart">{t('shop-checkout-cart')}</Link>
      </header>
      <ul className="mini-lines">
        {cart.items.map((item) => (
          <li key={item.productId} className="mini-line">
            <LinePicture productId={item.productId} />
            <span className="mini-line__name">
              {item.name}
              <small className="soft">{t('shop-order-quantity', { count: item.quantity })}</small>
            </span>
            <span className="tabular">{showEuros(item.lineTotal)}</span>
          </li>
        ))}
      </ul>
      {linesOnly ? null : checkout.payment !== null ? <Amounts {...checkout.payment.summary} /> : <SoFar cart={cart} checkout={checkout} />}
    </aside>
  )
}

/** The sum as far as it is known. A figure that the server is being asked for is a grey place, never the last one. */
function SoFar({ cart, checkout }: { readonly cart: Cart; readonly checkout: Checkout }) {
  const t = useText()
  const asking = useIsMutating({ mutationKey: PRICING }) > 0
  const { goods, discount, shipping, total, voucher, toPay } = expectedOf(cart.total, checkout)
  const coming = <Skeleton width="4rem" />
  const figure = (cents: number | null) => (asking || cents === null ? coming : showCents(cents))
  const later = shipping === null && !asking
  return (
    <dl className="amounts tabular" aria-busy={asking}>
      <Line label={t('shop-amount-goods')} value={showCents(goods)} />
      {discount !== 0 && <Line label={t('shop-amount-discount')} value={figure(discount === null ? null : -discount)} />}
      <Line label={t('shop-amount-shipping')} value={later ? t('shop-amount-later') : shipping === 0 && !asking ? t('shop-amount-free') : figure(shipping)} soft={later} />
      {!later && <Line strong={voucher === 0} label={t('shop-amount-total')} value={figure(total)} />}
      {voucher !== 0 && <Line label={t('shop-amount-voucher')} value={showCents(-voucher)} />}
      {voucher !== 0 && <Line strong label={t('shop-amount-to-pay')} value={figure(toPay)} />}
    </dl>
  )
}
