// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cart } from '@perfshop/api/types.ts'
import { sumCents } from '@perfshop/ui/money.ts'
import { showCents, showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { LinePicture } from '../cart/LinePicture.tsx'
import { Amounts, Line } from './Amounts.tsx'
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
  const { promo, shipping, payment } = checkout
  return (
    <aside className="panel" aria-label={t('shop-cart-summary')}>
      <h2>{t('shop-cart-summary')}</h2>
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
      {linesOnly ? null : payment !== null ? (
        <Amounts {...payment.summary} />
      ) : (
        <dl className="amounts tabular">
          <Line label={t('shop-amount-goods')} value={showEuros(cart.total)} />
          {promo !== null && promo.discount !== 0 && <Line label={t('shop-amount-discount')} value={showEuros(-promo.discount)} />}
          {shipping !== null && <Line label={t('shop-amount-shipping')} value={shipping.reply.fee === 0 ? t('shop-amount-free') : showEuros(shipping.reply.fee)} />}
          {shipping !== null && <Line strong label={t('shop-amount-total')} value={showCents(sumCents([cart.total, -(promo?.discount ?? 0), shipping.reply.fee]))} />}
        </dl>
      )}
    </aside>
  )
}
