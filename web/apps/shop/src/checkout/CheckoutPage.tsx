// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Cart } from '@perfshop/api/types.ts'
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { Notice, ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useReducer, useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { useSession } from '../account/session.ts'
import { useCart } from '../cart/cart.ts'
import { useTitle } from '../layout/useTitle.ts'
import { AddressStep } from './AddressStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { recallCheckout, rememberCheckout } from './memory.ts'
import { OrderAside } from './OrderAside.tsx'
import { PaymentStep } from './PaymentStep.tsx'
import { ShippingStep } from './ShippingStep.tsx'
import { advance, allowedStep, cartKeyOf, dueStep, type Checkout, type Done, type Step } from './state.ts'
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
  const session = useSession()
  const cart = useCart()
  const owner = session.data?.id
  if (cart.data === undefined || owner === undefined) {
    return cart.isError ? <ProblemNotice error={cart.error} retry={() => void cart.refetch()} /> : <Skeleton height="20rem" />
  }
  return <Steps key={owner} owner={owner} cart={cart.data} settled={!cart.isFetching} onReread={() => void cart.refetch()} />
}

interface StepsProps {
  readonly owner: number
  readonly cart: Cart
  /** Whether the cart is the server's, not one that is foreseen or being read again. */
  readonly settled: boolean
  readonly onReread: () => void
}

function Steps({ owner, cart, settled, onReread }: StepsProps) {
  const t = useText()
  const navigate = useNavigate()
  const { step: wanted } = useParams()
  const [checkout, onDone] = useReducer(advance, owner, recallCheckout)
  const [sentBack, setSentBack] = useState<string | null>(null)
  const [ordered, setOrdered] = useState(false)
  const step = allowedStep(checkout, wanted)
  const empty = cart.items.length === 0
  const cartKey = cartKeyOf(cart)

  // A reload, or a walk to the cart and back, resumes here at the step that is due.
  useEffect(() => {
    if (!ordered) rememberCheckout(owner, checkout)
  }, [owner, checkout, ordered])

  // The cart may change behind this page: in another tab, or on the way back from the cart itself.
  const other = settled && !empty && checkout.cartKey !== cartKey
  const priced = checkout.shipping !== null
  useEffect(() => {
    if (!other) return
    onDone({ type: 'cart', cartKey })
    if (priced) void navigate('/checkout/shipping', { replace: true })
  }, [other, cartKey, priced, navigate])

  const onGo = (next: Step) => {
    setSentBack(null)
    onDone({ type: 'seen' })
    void navigate(`/checkout/${next}`)
  }
  const onRefused = (error: unknown): boolean => {
    const problem = fromThrown(error)
    if (problem.code === 'CART_EMPTY') {
      void navigate('/cart')
      return true
    }
    const early = problem.code === 'CHECKOUT_STEP' || problem.code === 'STEP_OUT_OF_ORDER'
    if (!early && problem.code !== 'CART_CHANGED') return false
    // Too early for the step after the address: the server has no address either.
    onDone({ type: early && step === 'shipping' ? 'restart' : 'sentBack' })
    onReread()
    setSentBack(problemText(problem, t))
    void navigate('/checkout/shipping', { replace: true })
    return true
  }

  // Once the order is placed the cart is empty, and the confirmation is already on its way.
  if (empty && !ordered) return <Navigate to="/cart" replace />

  const why = sentBack ?? (checkout.moved ? t('shop-checkout-cart-changed') : null)
  const props: StepProps = { checkout, onDone, onGo, onRefused }
  return (
    <div className="two-columns checkout">
      <section className="checkout__main">
        <h1 className="visually-hidden">{t('shop-checkout-title')}</h1>
        <StepList current={step} due={dueStep(checkout)} onGo={onGo} />
        {why !== null && (
          <Notice tone="warn" title={t('shop-checkout-again')}>
            <p>{why}</p>
          </Notice>
        )}
        {stepView(step, props, () => setOrdered(true))}
      </section>
      <OrderAside cart={cart} checkout={checkout} linesOnly={step === 'confirm'} />
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
