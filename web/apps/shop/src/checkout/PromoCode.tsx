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
import { ONE_BY_ONE, PRICING } from './calls.ts'
import { promoFault } from './promoFault.ts'

interface Props {
  readonly promo: PromoReply | null
  readonly heldCode: string | null
  readonly onChange: (promo: PromoReply | null) => void
  readonly onRefused: (error: unknown) => boolean
}

export function PromoCode({ promo, heldCode, onChange, onRefused }: Props) {
  const t = useText()
  const [code, setCode] = useState('')
  // What refuses the code as it stands in the field: our words before it is sent, the server's after.
  const [fault, setFault] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const remove = useMutation({
    mutationKey: PRICING,
    scope: ONE_BY_ONE,
    mutationFn: () => take(api.DELETE('/api/checkout/promo')),
    onSuccess: () => onChange(null),
    onError: onRefused,
  })
  const apply = useMutation({
    mutationKey: PRICING,
    scope: ONE_BY_ONE,
    mutationFn: (wanted: string) => take(api.POST('/api/checkout/promo', { body: { code: wanted } })),
    onSuccess: (reply) => {
      setCode('')
      onChange(reply)
    },
    onError: (error, wanted) => {
      setFault(problemText(fromThrown(error), t))
      // The server would go on refusing the order for a code that it accepted for another cart.
      if (!onRefused(error) && wanted === heldCode) remove.mutate()
    },
  })

  // A code of an earlier cart: its discount is asked for again, for this one.
  const due = heldCode !== null && apply.status !== 'pending' && apply.status !== 'error'
  const ask = apply.mutate
  useEffect(() => {
    if (due) ask(heldCode)
  }, [due, heldCode, ask])

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
    if (apply.isPending) return
    const wrong = promoFault(code)
    setFault(wrong === null ? null : t(wrong))
    if (wrong === null) apply.mutate(code.trim())
    else form.current?.querySelector('input')?.focus()
  }
  return (
    <form ref={form} className="promo" noValidate onSubmit={submit} aria-label={t('shop-promo-title')}>
      <InputField
        label={t('shop-promo-label')}
        optional={t('shop-optional')}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={40}
        value={code}
        error={fault}
        onChange={(event) => {
          setCode(event.target.value)
          setFault(null)
        }}
      />
      <Button type="submit" look="plain" busy={apply.isPending}>
        {t('shop-promo-apply')}
      </Button>
    </form>
  )
}
