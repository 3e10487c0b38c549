// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import { randomHex } from '@perfshop/api/random.ts'
import type { PaymentBody } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useSession } from '../account/session.ts'
import { api } from '../api.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { cvvFault, digits, expiryFault, formatExpiry, groupCardNumber, numberFault } from './card.ts'
import type { StepProps } from './CheckoutPage.tsx'

const VOUCHER_POINTS = 100
// All of the card at once: the server's own check would name one field after the other.
const RULES = {
  cardNumber: ['required', numberFault],
  expiry: ['required', (typed: string) => expiryFault(typed)],
  cvv: ['required', cvvFault],
  holder: ['required', { min: 2 }],
} as const

/** The card, which lives in this component alone and is gone with it. */
export function PaymentStep({ checkout, onDone, onGo, onRefused }: StepProps) {
  const t = useText()
  const session = useSession()
  const points = session.data?.loyaltyPoints ?? 0
  const [number, setNumber] = useState('')
  const [expiry, setExpiry] = useState('')
  const [cvv, setCvv] = useState('')
  const [holder, setHolder] = useState('')
  const useVoucher = checkout.voucher && points >= VOUCHER_POINTS
  const send = useMutation({
    mutationFn: (body: PaymentBody) => take(api.POST('/api/checkout/payment', { body })),
    onSuccess: (reply, sent) => {
      // A new key for each authorised payment: repeats of this order are one order, and the next one is another.
      onDone({ type: 'payment', summary: reply.summary, lastDigits: sent.cardNumber.slice(-4), orderKey: randomHex(16) })
      onGo('confirm')
    },
    onError: onRefused,
    // The card must not stay in memory longer than the call.
    gcTime: 0,
  })
  const form = useForm(RULES, send.error === null ? null : fromThrown(send.error))
  const formRef = useFocusFirst(form.refused)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (send.isPending || !form.check({ cardNumber: number, expiry, cvv, holder })) return
    send.mutate({ cardNumber: digits(number), expiry, cvv, holder: holder.trim(), ...(useVoucher ? { useVoucher } : {}) })
  }

  const field = (name: keyof typeof RULES, value: string, set: (typed: string) => void) => ({
    name,
    value,
    required: true,
    error: form.errorOf(name),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      set(event.target.value)
      form.changed(name)
    },
  })

  return (
    <form ref={formRef} className="stack" noValidate onSubmit={submit}>
      <h2>{t('shop-payment-title')}</h2>
      <Notice tone="plain" title={t('shop-payment-training')} />
      {form.refusal !== null && <ProblemNotice error={form.refusal} />}
      <div className="form-grid">
        <div className="form-grid__wide">
          <InputField {...field('cardNumber', number, (typed) => setNumber(groupCardNumber(typed)))} label={t('shop-payment-number')} inputMode="numeric" autoComplete="cc-number" />
        </div>
        <InputField {...field('expiry', expiry, (typed) => setExpiry(formatExpiry(typed, expiry)))} label={t('shop-payment-expiry')} hint={t('shop-payment-expiry-hint')} inputMode="numeric" autoComplete="cc-exp" />
        <InputField {...field('cvv', cvv, (typed) => setCvv(digits(typed)))} label={t('shop-payment-cvv')} hint={t('shop-payment-cvv-hint')} inputMode="numeric" autoComplete="cc-csc" maxLength={4} />
        <div className="form-grid__wide">
          <InputField {...field('holder', holder, setHolder)} label={t('shop-payment-holder')} autoComplete="cc-name" maxLength={100} />
        </div>
      </div>
      {points >= VOUCHER_POINTS && (
        <label className="check">
          <input type="checkbox" checked={useVoucher} onChange={(event) => onDone({ type: 'voucher', voucher: event.target.checked })} />
          <span>
            {t('shop-payment-voucher')}
            <small>{t('shop-payment-voucher-text', { points })}</small>
          </span>
        </label>
      )}
      <div className="form-actions">
        <Button type="submit" busy={send.isPending}>
          {t('shop-payment-next')}
        </Button>
        <Button look="quiet" onClick={() => onGo('shipping')}>
          {t('shop-checkout-back')}
        </Button>
      </div>
    </form>
  )
}
