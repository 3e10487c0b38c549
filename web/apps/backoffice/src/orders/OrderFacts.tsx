// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedOrder } from '@perfshop/api/types.ts'
import { isSet } from '@perfshop/ui/isSet.ts'
import { showEuros, showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useCountryName } from '../customers/customers.ts'

/** Amounts, customer, address and payment of an order. */
export function OrderFacts({ order }: { readonly order: ManagedOrder }) {
  const t = useText()
  const countryName = useCountryName()
  const { address, payment } = order
  return (
    <aside className="facts" aria-label={t('backoffice-order-facts')}>
      <dl className="facts__list tabular">
        <Fact name={t('shop-amount-goods')}>{showEuros(order.goods)}</Fact>
        {order.discount > 0 && (
          <Fact name={t('shop-amount-discount')}>
            {isSet(order.promoCode) && `${order.promoCode} · `}
            {showEuros(-order.discount)}
          </Fact>
        )}
        <Fact name={t('shop-amount-shipping')}>
          {t(`shop-mode-${order.shippingMode}`)} · {showEuros(order.shipping)}
        </Fact>
        <Fact name={t('shop-amount-total')} strong>
          {showEuros(order.totalAmount)}
        </Fact>
        <Fact name={t('shop-amount-vat')}>{showEuros(order.vat)}</Fact>
        {order.voucher > 0 && <Fact name={t('shop-amount-voucher')}>{showEuros(-order.voucher)}</Fact>}
        {order.voucher > 0 && <Fact name={t('shop-amount-to-pay')}>{showEuros(order.toPay)}</Fact>}
        <Fact name={t('backoffice-customer-points')}>{showNumber(order.points)}</Fact>
      </dl>
      <dl className="facts__list">
        <Fact name={t('backoffice-order-customer')}>
          <Link to={`/customers/${order.customer.id}`}>
            <bdi>{order.customer.email}</bdi>
          </Link>
        </Fact>
        <Fact name={t('backoffice-customer-address')}>
          <bdi>{`${address.firstName} ${address.lastName}`}</bdi>
          <br />
          <bdi>{address.street}</bdi>
          <br />
          <bdi>{`${address.postalCode} ${address.city}`}</bdi>
          <br />
          {countryName(address.country)}
        </Fact>
        {isSet(payment) && (
          <Fact name={t('backoffice-order-payment')}>
            {t('shop-order-card', { brand: payment.brand, digits: payment.last4 })}
            {payment.status === 'REFUNDED' && ` · ${t('shop-payment-status-REFUNDED')}`}
          </Fact>
        )}
        {isSet(order.paidAt) && <Fact name={t('backoffice-order-paid')}>{showInstant(order.paidAt, 'moment')}</Fact>}
      </dl>
    </aside>
  )
}

function Fact({ name, strong = false, children }: { readonly name: string; readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <div className={strong ? 'fact fact--strong' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
