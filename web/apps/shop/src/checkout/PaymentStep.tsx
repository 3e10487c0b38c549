// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { PaymentBody } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useFocusRefused } from '@perfshop/ui/useFocusRefused.ts'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useSession } from '../account/session.ts'
import { api } from '../api.ts'
import { digits, formatExpiry, groupCardNumber } from './card.ts'
import type { StepProps } from './CheckoutPage.tsx'
import { randomKey } from './randomKey.ts'

const VOUCHER_POINTS = 100

/** The card, which lives in this component alone and is gone with it. */
export function PaymentStep({ onDone, onGo, onRefused }: StepProps) {
  const t = useText()
  const session = useSession()
  const points = session.data?.loyaltyPoints ?? 0
  const [number, setNumber] = useState('')
  const [expiry, setExpiry] = useState('')
  const [cvv, setCvv] = useState('')
  const [holder, setHolder] = useState('')
  const [useVoucher, setUseVoucher] = useState(false)
  const send = useMutation({
    mutationFn: (body: PaymentBody) => take(api.POST('/api/checkout/payment', { body })),
    onSuccess: (reply, sent) => {
      // A new key for each authorised payment: repeats of this order are one order, and the next one is another.
      onDone({ type: 'payment', summary: reply.summary, lastDigits: sent.cardNumber.slice(-4), orderKey: randomKey() })
      onGo('confirm')
    },
    onError: onRefused,
    // The card must not stay in memory longer than the call.
    gcTime: 0,
  })
  const problem = send.error === null ? null : fromThrown(send.error)
  const form = useFocusRefused(problem)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (send.isPending) return
    send.mutate({ cardNumber: digits(number), expiry, cvv, holder: holder.trim(), ...(useVoucher ? { useVoucher } : {}) })
  }

  return (
    <form ref={form} className="stack" onSubmit={submit}>
      <h2>{t('shop-payment-title')}</h2>
      <Notice tone="plain" title={t('shop-payment-training')} />
      {problem !== null && problem.fieldErrors.length === 0 && <ProblemNotice error={problem} />}
      <div className="form-grid">
        <div className="form-grid__wide">
          <InputField label={t('shop-payment-number')} name="cardNumber" inputMode="numeric" autoComplete="cc-number" required value={number} error={problem?.messageFor('cardNumber')} onChange={(event) => setNumber(groupCardNumber(event.target.value))} />
        </div>
        <InputField label={t('shop-payment-expiry')} hint={t('shop-payment-expiry-hint')} name="expiry" inputMode="numeric" autoComplete="cc-exp" required value={expiry} error={problem?.messageFor('expiry')} onChange={(event) => setExpiry(formatExpiry(event.target.value, expiry))} />
        <InputField label={t('shop-payment-cvv')} hint={t('shop-payment-cvv-hint')} name="cvv" inputMode="numeric" autoComplete="cc-csc" required maxLength={4} value={cvv} error={problem?.messageFor('cvv')} onChange={(event) => setCvv(digits(event.target.value))} />
        <div className="form-grid__wide">
          <InputField label={t('shop-payment-holder')} name="holder" autoComplete="cc-name" required maxLength={100} value={holder} error={problem?.messageFor('holder')} onChange={(event) => setHolder(event.target.value)} />
        </div>
      </div>
      {points >= VOUCHER_POINTS && (
        <label className="check">
          <input type="checkbox" checked={useVoucher} onChange={(event) => setUseVoucher(event.target.checked)} />
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
