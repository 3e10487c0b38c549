// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button, buttonClass } from '@perfshop/ui/Button.tsx'
import { Notice, ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { keepSecurityToken, securityToken } from '../account/securityToken.ts'
import { SESSION } from '../account/session.ts'
import { tellTabs } from '../account/tabs.ts'
import { api } from '../api.ts'
import { useCart } from '../cart/cart.ts'
import { Amounts } from './Amounts.tsx'
import type { StepProps } from './CheckoutPage.tsx'
import { useCountryName } from './countries.ts'
import { forgetCheckout } from './memory.ts'
import type { Step } from './state.ts'

/** The last look, to the cent, and the order itself. It may be sent again without harm: its key makes it one order. */
export function ConfirmStep({ checkout, onGo, onRefused, onOrdered }: StepProps & { readonly onOrdered: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const cart = useCart()
  const countryName = useCountryName()
  const { address, shipping, payment } = checkout

  const order = useMutation({
    mutationFn: (orderKey: string) => {
      const token = securityToken()
      const items = cart.data?.items.map(({ productId, quantity }) => ({ productId, quantity })) ?? []
      return take(
        api.POST('/api/orders', {
          params: { header: { 'Idempotency-Key': orderKey } },
          body: { items, ...(token === null ? {} : { securityToken: token }) },
        }),
      )
    },
    onSuccess: (reply) => {
      onOrdered()
      keepSecurityToken(reply.securityToken)
      forgetCheckout()
      tellTabs('cart')
      void navigate(`/orders/${reply.orderId}/done`, { replace: true })
      for (const queryKey of [['cart'], SESSION, ['orders'], ['mails'], ['product'], ['products']]) void queries.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      // What the cart shows of the stock was older than what the order met.
      if (!onRefused(error) && fromThrown(error).code === 'STOCK_INSUFFICIENT') void queries.invalidateQueries({ queryKey: ['product'] })
    },
  })

  // The page shows this step only when all three are there.
  if (address === null || shipping === null || payment === null) return null
  const problem = order.error === null ? null : fromThrown(order.error)
  return (
    <div className="stack">
      <h2>{t('shop-confirm-title')}</h2>
      <dl className="review">
        <Reviewed title={t('shop-confirm-to')} step="address" onGo={onGo}>
          <bdi>
            {address.firstName} {address.lastName}
          </bdi>
          <br />
          <bdi>{address.street}</bdi>
          <br />
          <bdi>
            {address.postalCode} {address.city}
          </bdi>
          , {countryName(address.country)}
        </Reviewed>
        <Reviewed title={t('shop-confirm-mode')} step="shipping" onGo={onGo}>
          {t(`shop-mode-${shipping.mode}`)}, {t(`shop-mode-${shipping.mode}-time`)}
        </Reviewed>
        <Reviewed title={t('shop-confirm-card')} step="payment" onGo={onGo}>
          {t('shop-confirm-card-ending', { digits: payment.lastDigits })}
        </Reviewed>
      </dl>
      <div className="confirm-amounts">
        <Amounts {...payment.summary} />
      </div>
      {problem !== null && problem.code !== 'STOCK_INSUFFICIENT' && <ProblemNotice error={problem} />}
      {problem?.code === 'STOCK_INSUFFICIENT' && (
        <Notice tone="bad" title={problemText(problem, t)}>
          <Link className={buttonClass('plain', true)} to="/cart">
            {t('shop-confirm-to-cart')}
          </Link>
        </Notice>
      )}
      {problem?.passing === true && <p className="soft">{t('shop-confirm-retry')}</p>}
      <div className="form-actions">
        <Button busy={order.isPending} onClick={() => order.mutate(payment.orderKey)}>
          {order.isPending ? t('shop-confirm-paying') : t('shop-confirm-pay', { amount: showEuros(payment.summary.toPay) })}
        </Button>
        <Button look="quiet" onClick={() => onGo('payment')}>
          {t('shop-checkout-back')}
        </Button>
      </div>
    </div>
  )
}

interface ReviewedProps {
  readonly title: string
  readonly step: Step
  readonly onGo: (step: Step) => void
  readonly children: ReactNode
}

function Reviewed({ title, step, onGo, children }: ReviewedProps) {
  const t = useText()
  return (
    <div className="review__row">
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd className="review__change">
        <Button look="quiet" small aria-label={t('shop-confirm-change-named', { what: title })} onClick={() => onGo(step)}>
          {t('shop-confirm-change')}
        </Button>
      </dd>
    </div>
  )
}
