// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Order } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { SESSION } from '../account/session.ts'
import { api } from '../api.ts'
import { orderQuery } from './queries.ts'

// What a voucher costs, and gives back.
const VOUCHER_POINTS = 100

/** Cancels an order after saying what that does. Nothing undoes it, so it asks first. */
export function CancelOrder({ order }: { readonly order: Order }) {
  const t = useText()
  const id = useId()
  const toast = useToast()
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const cancel = useMutation({
    mutationFn: () => take(api.POST('/api/orders/{id}/cancel', { params: { path: { id: order.id } } })),
    onSuccess: (cancelled) => {
      dialog.current?.close()
      queries.setQueryData(orderQuery(order.id).queryKey, cancelled)
      for (const queryKey of [['orders', 'page'], SESSION, ['product'], ['products']]) void queries.invalidateQueries({ queryKey })
      toast({ text: t('shop-cancel-done', { number: order.orderNumber }), lasts: 6000 })
    },
    onError: (error) => {
      const problem = fromThrown(error)
      if (problem.code !== 'ORDER_STATE') return
      // Shipped meanwhile, or cancelled in another tab: the page shows what the order is now, and with it this goes.
      dialog.current?.close()
      toast({ text: problemText(problem, t), lasts: 8000 })
      void queries.invalidateQueries({ queryKey: orderQuery(order.id).queryKey })
    },
  })
  const open = () => {
    cancel.reset()
    dialog.current?.showModal()
  }
  return (
    <>
      <Button look="plain" onClick={open}>
        {t('shop-cancel-open')}
      </Button>
      {/* The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */}
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <h2 id={id}>{t('shop-cancel-title', { number: order.orderNumber })}</h2>
        <ul className="dialog__facts">
          <li>{order.toPay > 0 ? t('shop-cancel-refund', { amount: showEuros(order.toPay) }) : t('shop-cancel-no-refund')}</li>
          {order.points > 0 && <li>{t('shop-cancel-points', { points: order.points })}</li>}
          {order.voucher > 0 && <li>{t('shop-cancel-voucher', { points: VOUCHER_POINTS })}</li>}
          <li>{t('shop-cancel-final')}</li>
        </ul>
        {cancel.isError && <ProblemNotice error={cancel.error} />}
        <div className="form-actions">
          <Button busy={cancel.isPending} className="button--danger" onClick={() => cancel.mutate()}>
            {t('shop-cancel-confirm')}
          </Button>
          <Button look="quiet" autoFocus onClick={() => dialog.current?.close()}>
            {t('shop-cancel-keep')}
          </Button>
        </div>
      </dialog>
    </>
  )
}
