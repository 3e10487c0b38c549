// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { Notice, ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useReducer, useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { useCart } from '../cart/cart.ts'
import { useTitle } from '../layout/useTitle.ts'
import { AddressStep } from './AddressStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { OrderAside } from './OrderAside.tsx'
import { PaymentStep } from './PaymentStep.tsx'
import { ShippingStep } from './ShippingStep.tsx'
import { advance, allowedStep, dueStep, EMPTY, type Checkout, type Done, type Step } from './state.ts'
import { StepList } from './StepList.tsx'

export interface StepProps {
  readonly checkout: Checkout
  readonly onDone: (done: Done) => void
  readonly onGo: (step: Step) => void
  /** Tells of a refused call. Gives true when the checkout went back to an earlier step, which then says why. */
  readonly onRefused: (error: unknown) => boolean
}

export default function CheckoutPage() {
  const t = useText()
  useTitle(t('shop-checkout-title'))
  const navigate = useNavigate()
  const { step: wanted } = useParams()
  const cart = useCart()
  const [checkout, onDone] = useReducer(advance, EMPTY)
  const [sentBack, setSentBack] = useState<string | null>(null)
  const [ordered, setOrdered] = useState(false)
  const step = allowedStep(checkout, wanted)

  const onGo = (next: Step) => {
    setSentBack(null)
    void navigate(`/checkout/${next}`)
  }
  const onRefused = (error: unknown): boolean => {
    const problem = fromThrown(error)
    if (problem.code === 'CART_EMPTY') {
      void navigate('/cart')
      return true
    }
    if (problem.code !== 'CHECKOUT_STEP' && problem.code !== 'CART_CHANGED') return false
    onDone({ type: 'sentBack' })
    void cart.refetch()
    setSentBack(problemText(problem, t))
    void navigate('/checkout/shipping', { replace: true })
    return true
  }

  if (cart.data === undefined) {
    return cart.isError ? <ProblemNotice error={cart.error} retry={() => void cart.refetch()} /> : <Skeleton height="20rem" />
  }
  // Once the order is placed the cart is empty, and the confirmation is already on its way.
  if (cart.data.items.length === 0 && !ordered) return <Navigate to="/cart" replace />

  const props: StepProps = { checkout, onDone, onGo, onRefused }
  return (
    <div className="two-columns checkout">
      <section className="checkout__main">
        <h1 className="visually-hidden">{t('shop-checkout-title')}</h1>
        <StepList current={step} due={dueStep(checkout)} onGo={onGo} />
        {sentBack !== null && (
          <Notice tone="warn" title={t('shop-checkout-again')}>
            <p>{sentBack}</p>
          </Notice>
        )}
        {stepView(step, props, () => setOrdered(true))}
      </section>
      <OrderAside cart={cart.data} checkout={checkout} linesOnly={step === 'confirm'} />
    </div>
  )
}

function stepView(step: Step, props: StepProps, onOrdered: () => void) {
  switch (step) {
    case 'address':
      return <AddressStep {...props} />
    case 'shipping':
      return <ShippingStep {...props} />
    case 'payment':
      return <PaymentStep {...props} />
    case 'confirm':
      return <ConfirmStep {...props} onOrdered={onOrdered} />
    default:
      return exhaustive(step)
  }
}
