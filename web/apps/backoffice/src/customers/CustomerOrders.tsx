// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { NEWEST, useNewestOrders } from '../orders/orders.ts'
import { StatusMark } from '../orders/StatusMark.tsx'

/** What the customer ordered of late. The API lists everybody's orders only, newest first, so it says how far back it looked. */
export function CustomerOrders({ id }: { readonly id: number }) {
  const t = useText()
  const newest = useNewestOrders()
  const own = newest.data?.content.filter(({ customer }) => customer.id === id)
  return (
    <section className="facts" aria-labelledby="customer-orders">
      <h2 id="customer-orders">{t('backoffice-customer-orders')}</h2>
      {newest.isError && <ProblemNotice error={newest.error} retry={() => void newest.refetch()} />}
      {newest.isPending && <Skeleton height="4rem" />}
      {own !== undefined && own.length > 0 && (
        <ul className="facts__list">
          {own.map((order) => (
            <li key={order.id} className="order-line">
              <Link to={`/orders/${order.id}`} className="tabular">
                {order.orderNumber}
              </Link>
              <span className="soft tabular">{showInstant(order.createdAt, 'moment')}</span>
              <StatusMark status={order.status} />
              <span className="order-line__total tabular">{showEuros(order.totalAmount)}</span>
            </li>
          ))}
        </ul>
      )}
      {own !== undefined && (
        <p className="soft">
          {t('backoffice-customer-orders-reach', { count: own.length, newest: NEWEST })} <Link to="/orders">{t('backoffice-customer-orders-all')}</Link>
        </p>
      )}
    </section>
  )
}
