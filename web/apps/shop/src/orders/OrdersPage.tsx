// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrderRow } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../account/session.ts'
import { LinePicture } from '../cart/LinePicture.tsx'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { orderQuery, useOrders } from './queries.ts'
import { statusOf } from './status.ts'
import { StatusMark } from './StatusMark.tsx'

export default function OrdersPage() {
  const t = useText()
  useTitle(t('shop-orders-title'))
  const session = useSession()
  const [page, setPage] = useState(0)
  const orders = useOrders(page)
  if (orders.isError && orders.data === undefined) return <ProblemNotice error={orders.error} retry={() => void orders.refetch()} />
  if (orders.data === undefined) return <Skeleton height="16rem" />
  if (orders.data.totalElements === 0) {
    return (
      <Empty icon="truck" title={t('shop-orders-empty-title')} text={t('shop-orders-empty-text')}>
        <Link className={buttonClass()} to="/">
          {t('shop-cart-empty-link')}
        </Link>
      </Empty>
    )
  }
  return (
    <section className="orders">
      <header className="orders__head">
        <h1>{t('shop-orders-title')}</h1>
        {session.data !== undefined && session.data !== null && <p className="soft">{t('shop-orders-points', { points: session.data.loyaltyPoints })}</p>}
      </header>
      <ul className="orders__list">
        {orders.data.content.map((row) => (
          <OrderEntry key={row.id} row={row} />
        ))}
      </ul>
      <Pager label={t('shop-orders-pages')} current={page} total={orders.data.totalPages} onPage={setPage} />
    </section>
  )
}

// The row only says which orders there are. Date and amount are those of the order itself, which is the one account of it.
function OrderEntry({ row }: { readonly row: OrderRow }) {
  const t = useText()
  const { data: order } = useQuery(orderQuery(row.id))
  return (
    <li className="order-entry">
      <div className="order-entry__pictures">
        {order?.items.slice(0, 3).map((item) => <LinePicture key={item.productId} productId={item.productId} />)}
      </div>
      <div className="order-entry__what">
        <Link className="order-entry__link" to={`/orders/${row.id}`} aria-label={t('shop-orders-see', { number: row.orderNumber })}>
          <bdi className="tabular">{row.orderNumber}</bdi>
        </Link>
        <p className="soft">
          {order === undefined ? (
            <Skeleton width="9rem" />
          ) : (
            <>
              {typeof order.paidAt === 'string' && `${showInstant(order.paidAt, 'day')} · `}
              {t('shop-orders-items', { count: order.items.reduce((sum, item) => sum + item.quantity, 0) })}
            </>
          )}
        </p>
      </div>
      <StatusMark status={statusOf(order?.status ?? row.status)} />
      <p className="order-entry__total tabular">{order === undefined ? <Skeleton width="5rem" /> : showEuros(order.totalAmount)}</p>
    </li>
  )
}
