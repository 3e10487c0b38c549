// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedOrder } from '@perfshop/api/types.ts'
import { showEuros, showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { Link, useParams } from 'react-router'
import { Loaded, RecordHead } from '../form/RecordPage.tsx'
import { Moves } from './Moves.tsx'
import { OrderFacts } from './OrderFacts.tsx'
import { useOrder } from './orders.ts'
import { StatusMark } from './StatusMark.tsx'

export default function OrderPage() {
  const id = Number(useParams()['id'])
  return <Loaded query={useOrder(id)}>{(order) => <OrderView key={order.id} order={order} />}</Loaded>
}

function OrderView({ order }: { readonly order: ManagedOrder }) {
  const t = useText()
  return (
    <article className="record">
      <RecordHead title={order.orderNumber} back={{ to: '/orders', label: t('backoffice-section-orders') }}>
        <StatusMark status={order.status} />
        <p className="soft tabular">{showInstant(order.createdAt, 'moment')}</p>
      </RecordHead>
      <Moves order={order} />
      <div className="record__columns">
        <section className="record__main">
          <h2>{t('shop-order-items')}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('backoffice-product-name')}</th>
                <th scope="col" className="table__figure">{t('backoffice-order-quantity')}</th>
                <th scope="col" className="table__figure table__from-middle">{t('backoffice-order-unit')}</th>
                <th scope="col" className="table__figure">{t('shop-amount-total')}</th>
              </tr>
            </thead>
            <tbody>
              {order.items.map((item) => (
                <tr key={item.productId}>
                  <td>
                    <Link to={`/products/${item.productId}`}>
                      <bdi>{item.name}</bdi>
                    </Link>
                  </td>
                  <td className="table__figure tabular">{showNumber(item.quantity)}</td>
                  <td className="table__figure table__from-middle tabular">{showEuros(item.unitPrice)}</td>
                  <td className="table__figure tabular">{showEuros(item.lineTotal)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <OrderFacts order={order} />
      </div>
    </article>
  )
}
