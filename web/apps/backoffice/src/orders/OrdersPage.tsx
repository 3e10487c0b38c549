// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedOrderPage } from '@perfshop/api/types.ts'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { ListPage } from '../list/ListPage.tsx'
import type { Column } from '../list/Table.tsx'
import { useList } from '../list/useList.ts'
import { STATUSES, useOrders } from './orders.ts'
import { StatusMark } from './StatusMark.tsx'

type Row = ManagedOrderPage['content'][number]

export default function OrdersPage() {
  const t = useText()
  const control = useList()
  const orders = useOrders(control.list)
  const columns: Column<Row>[] = [
    { id: 'number', title: t('backoffice-order-number'), show: ({ orderNumber }) => <span className="tabular">{orderNumber}</span> },
    { id: 'date', title: t('backoffice-order-date'), from: 'middle', show: ({ createdAt }) => <span className="tabular">{showInstant(createdAt, 'moment')}</span> },
    { id: 'customer', title: t('backoffice-order-customer'), from: 'middle', show: ({ customer }) => <bdi>{customer.email}</bdi> },
    { id: 'status', title: t('backoffice-order-status'), show: ({ status }) => <StatusMark status={status} /> },
    { id: 'total', title: t('shop-amount-total'), figure: true, show: ({ totalAmount }) => showEuros(totalAmount) },
  ]
  return (
    <ListPage title={t('backoffice-section-orders')} control={control} query={orders} columns={columns} keyOf={({ id }) => id} to={({ id }) => `/orders/${id}`}>
      <nav className="only" aria-label={t('backoffice-orders-by-status')}>
        {['', ...STATUSES].map((status) => (
          <Link key={status} to={status === '' ? '/orders' : `/orders?only=${status}`} aria-current={control.list.only === status ? 'true' : undefined}>
            {status === '' ? t('backoffice-orders-all') : t(`shop-status-${status}`)}
          </Link>
        ))}
      </nav>
    </ListPage>
  )
}
