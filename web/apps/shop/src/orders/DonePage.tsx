// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Amounts } from '../checkout/Amounts.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { orderQuery } from './queries.ts'

/** The confirmation of an order that was just placed, read from the order itself. */
export default function DonePage() {
  const t = useText()
  useTitle(t('shop-done-title'))
  const id = Number(useParams()['id'])
  const order = useQuery(orderQuery(id))
  return (
    <section className="done">
      <span className="done__mark">
        <Icon name="check" />
      </span>
      <h1>{t('shop-done-title')}</h1>
      {order.isError && <ProblemNotice error={order.error} retry={() => void order.refetch()} />}
      {order.data === undefined ? (
        <Skeleton height="10rem" />
      ) : (
        <>
          <p className="lead">{t('shop-done-text', { number: order.data.orderNumber })}</p>
          <div className="panel">
            <Amounts {...order.data} total={order.data.totalAmount} paid />
            {order.data.points > 0 && (
              <p className="order-points">
                <Icon name="gift" />
                {t('shop-order-points', { points: order.data.points })}
              </p>
            )}
          </div>
        </>
      )}
      <div className="form-actions">
        <Link className={buttonClass()} to={`/orders/${id}`}>
          {t('shop-done-see')}
        </Link>
        <Link className={buttonClass('plain')} to="/mails">
          {t('shop-done-mail')}
        </Link>
        <Link className={buttonClass('quiet')} to="/">
          {t('shop-cart-continue')}
        </Link>
      </div>
    </section>
  )
}
