// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { PromoReply } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { api } from '../api.ts'
import { recallCheckout, rememberCheckout } from './memory.ts'

interface Props {
  readonly promo: PromoReply | null
  readonly onChange: (promo: PromoReply | null) => void
  readonly onRefused: (error: unknown) => boolean
}

export function PromoCode({ promo, onChange, onRefused }: Props) {
  const t = useText()
  const [code, setCode] = useState('')
  const apply = useMutation({
    mutationFn: (wanted: string) => take(api.POST('/api/checkout/promo', { body: { code: wanted } })),
    onSuccess: (reply) => {
      rememberCheckout({ promoCode: reply.code })
      setCode('')
      onChange(reply)
    },
    onError: (error) => {
      rememberCheckout({ promoCode: null })
      onRefused(error)
    },
  })
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/checkout/promo')),
    onSuccess: () => {
      rememberCheckout({ promoCode: null })
      onChange(null)
    },
    onError: onRefused,
  })

  // After a reload the server may still hold a code this page no longer shows: ask for it again, once, and show what it gives.
  const recalled = useRef(false)
  useEffect(() => {
    const held = recallCheckout().promoCode
    if (recalled.current || promo !== null || typeof held !== 'string') return
    recalled.current = true
    apply.mutate(held)
  }, [apply, promo])

  if (promo !== null) {
    return (
      <div className="promo promo--applied" role="status">
        <span>
          {promo.discount === 0
            ? t('shop-promo-applied-shipping', { code: promo.code })
            : t('shop-promo-applied', { code: promo.code, amount: showEuros(promo.discount) })}
        </span>
        <Button look="quiet" small busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('shop-promo-remove')}
        </Button>
      </div>
    )
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (code.trim() !== '' && !apply.isPending) apply.mutate(code.trim())
  }
  return (
    <form className="promo" onSubmit={submit} aria-label={t('shop-promo-title')}>
      <InputField
        label={t('shop-promo-label')}
        optional={t('shop-optional')}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={40}
        value={code}
        error={apply.error === null ? null : problemText(fromThrown(apply.error), t)}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" look="plain" busy={apply.isPending}>
        {t('shop-promo-apply')}
      </Button>
    </form>
  )
}
