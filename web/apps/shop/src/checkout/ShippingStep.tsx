// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { ShippingMode } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import * as RadioGroup from '@radix-ui/react-radio-group'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { api } from '../api.ts'
import { ONE_BY_ONE, PRICING } from './calls.ts'
import type { StepProps } from './CheckoutPage.tsx'
import { PromoCode } from './PromoCode.tsx'

const MODES: readonly ShippingMode[] = ['standard', 'express', 'premium']

/** The mode and the promo code. Both may change the fee, so the server is asked for it whenever one of them changes. */
export function ShippingStep({ checkout, onDone, onGo, onRefused }: StepProps) {
  const t = useText()
  const id = useId()
  const [mode, setMode] = useState<ShippingMode>(checkout.shipping?.mode ?? checkout.mode)
  const send = useMutation({
    mutationKey: PRICING,
    scope: ONE_BY_ONE,
    mutationFn: (body: { mode: ShippingMode }) => take(api.POST('/api/checkout/shipping', { body })),
    onSuccess: (reply, sent) => onDone({ type: 'shipping', mode: sent.mode, reply }),
    onError: onRefused,
  })

  // The mode that is marked has a price, from the first look at this step on and after every change that may move it. A
  // code that is still being asked for comes first; after a refusal the person decides.
  const unasked = checkout.shipping === null && checkout.heldCode === null && send.status !== 'pending' && send.status !== 'error'
  const ask = send.mutate
  useEffect(() => {
    if (unasked) ask({ mode })
  }, [unasked, ask, mode])

  const choose = (wanted: string) => {
    const known = MODES.find((one) => one === wanted)
    if (known === undefined) return
    setMode(known)
    send.mutate({ mode: known })
  }
  const next = () => {
    if (checkout.shipping?.mode === mode) onGo('payment')
    else send.mutate({ mode }, { onSuccess: () => onGo('payment') })
  }

  return (
    <div className="stack">
      <h2 id={id}>{t('shop-shipping-title')}</h2>
      {send.isError && <ProblemNotice error={send.error} retry={() => send.mutate({ mode })} />}
      <RadioGroup.Root className="modes" aria-labelledby={id} value={mode} onValueChange={choose}>
        {MODES.map((one) => (
          <RadioGroup.Item key={one} value={one} className="mode">
            <span className="mode__dot" aria-hidden="true" />
            <span className="mode__name">{t(`shop-mode-${one}`)}</span>
            <span className="mode__time">{t(`shop-mode-${one}-time`)}</span>
            <span className="mode__price tabular">{t(`shop-mode-${one}-price`)}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="soft">{t('shop-shipping-abroad')}</p>
      <p className="shipping-fee" role="status">
        {checkout.shipping !== null &&
          !send.isPending &&
          t('shop-shipping-fee', {
            days: checkout.shipping.reply.deliveryDays,
            fee: checkout.shipping.reply.fee === 0 ? t('shop-shipping-free') : showEuros(checkout.shipping.reply.fee),
          })}
      </p>
      <PromoCode
        promo={checkout.promo}
        heldCode={checkout.heldCode}
        onRefused={onRefused}
        onChange={(promo) => {
          // What the last mode was refused for may be gone with the code.
          send.reset()
          onDone({ type: 'promo', promo })
        }}
      />
      <div className="form-actions">
        <Button busy={send.isPending} onClick={next}>
          {t('shop-shipping-next')}
        </Button>
        <Button look="quiet" onClick={() => onGo('address')}>
          {t('shop-checkout-back')}
        </Button>
      </div>
    </div>
  )
}
