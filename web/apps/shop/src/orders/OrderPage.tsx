// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Order } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { isSet } from '@perfshop/ui/isSet.ts'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { LinePicture } from '../cart/LinePicture.tsx'
import { Amounts } from '../checkout/Amounts.tsx'
import { useCountryName } from '../checkout/countries.ts'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { CancelOrder } from './CancelOrder.tsx'
import { orderQuery } from './queries.ts'
import { cancellable, statusOf } from './status.ts'
import { Progress } from './StatusMark.tsx'

export default function OrderPage() {
  const t = useText()
  const { id } = useParams()
  const order = useQuery(orderQuery(Number(id)))
  useTitle(order.data === undefined ? t('shop-orders-title') : t('shop-order-title', { number: order.data.orderNumber }))
  if (order.data !== undefined) return <OrderView order={order.data} />
  if (!order.isError) return <Skeleton height="20rem" />
  const problem = fromThrown(order.error)
  if (problem.status !== 404 && problem.status !== 400) return <ProblemNotice error={problem} retry={() => void order.refetch()} />
  return (
    <Empty icon="search" title={t('shop-order-missing-title')} text={t('shop-order-missing-text')}>
      <Link className={buttonClass()} to="/orders">
        {t('shop-order-back')}
      </Link>
    </Empty>
  )
}

function OrderView({ order }: { readonly order: Order }) {
  const t = useText()
  const countryName = useCountryName()
  const status = statusOf(order.status)
  return (
    <>
      <nav className="breadcrumb">
        <Link to="/orders">{t('shop-order-back')}</Link>
      </nav>
      <header className="order-head">
        <h1>
          {t('shop-order-title', { number: order.orderNumber })}
        </h1>
        {typeof order.paidAt === 'string' && <p className="soft">{t('shop-order-paid-at', { date: showInstant(order.paidAt, 'moment') })}</p>}
        <Progress status={status} />
        {status === 'CANCELLED' && isSet(order.payment) && order.payment.status === 'REFUNDED' && (
          <Notice tone="plain" title={t('shop-order-refunded', { amount: showEuros(order.toPay) })} />
        )}
        <div className="form-actions order-actions">
          <a className={buttonClass('plain')} href={`/api/orders/${order.id}/invoice`} download>
            <Icon name="file" />
            {t('shop-order-invoice')}
          </a>
          {cancellable(status) && <CancelOrder order={order} />}
        </div>
      </header>
      <div className="two-columns">
        <section>
          <h2>{t('shop-order-items')}</h2>
          <ul className="mini-lines mini-lines--large">
            {order.items.map((item) => (
              <li key={item.productId} className="mini-line">
                <LinePicture productId={item.productId} />
                <span className="mini-line__name">
                  <Link to={`/product/${item.productId}`}>{item.name}</Link>
                  <small className="soft tabular">
                    {t('shop-order-quantity', { count: item.quantity })} · {t('shop-cart-unit', { price: showEuros(item.unitPrice) })}
                  </small>
                </span>
                <span className="tabular">{showEuros(item.lineTotal)}</span>
              </li>
            ))}
          </ul>
        </section>
        <aside className="panel" aria-label={t('shop-cart-summary')}>
          <h2>{t('shop-cart-summary')}</h2>
          <Amounts {...order} total={order.totalAmount} paid />
          {order.points > 0 && (
            <p className="order-points">
              <Icon name="gift" />
              {status === 'CANCELLED' ? t('shop-order-points-back', { points: order.points }) : t('shop-order-points', { points: order.points })}
            </p>
          )}
          <h3>{t('shop-order-address')}</h3>
          <p className="soft">
            <bdi>
              {order.address.firstName} {order.address.lastName}
            </bdi>
            <br />
            <bdi>{order.address.street}</bdi>
            <br />
            <bdi>
              {order.address.postalCode} {order.address.city}
            </bdi>
            <br />
            {countryName(order.address.country)}
          </p>
          <p className="soft">
            {t(`shop-mode-${order.shippingMode}`)}, {t(`shop-mode-${order.shippingMode}-time`)}
          </p>
          {isSet(order.payment) && (
            <>
              <h3>{t('shop-order-payment')}</h3>
              <p className="soft">
                {t('shop-order-card', { brand: order.payment.brand, digits: order.payment.last4 })}
                {order.payment.status === 'REFUNDED' && ` · ${t('shop-payment-status-REFUNDED')}`}
              </p>
            </>
          )}
        </aside>
      </div>
    </>
  )
}
