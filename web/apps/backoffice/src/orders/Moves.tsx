// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ManagedOrder, NextStatus } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWrite } from '../frame/useWrite.ts'
import { canCancel, moveOrder, nextOf, ORDERS } from './orders.ts'

/** What can be done with an order as it stands. Moving on is what happens by itself anyway; cancelling is final, so it asks. */
export function Moves({ order }: { readonly order: ManagedOrder }) {
  const t = useText()
  const queries = useQueryClient()
  const { write, pending, problem } = useWrite<ManagedOrder>()
  const [asking, setAsking] = useState(false)
  const next = nextOf(order.status)
  const move = (status: NextStatus) =>
    write({
      send: () => moveOrder(order.id, status).finally(() => {
        // Refused because the order moved by itself meanwhile: show where it stands.
        void queries.invalidateQueries({ queryKey: [ORDERS, order.id] })
      }),
      done: t('backoffice-order-moved', { number: order.orderNumber, status: t(`shop-status-${status}`) }),
      touches: ORDERS,
      then: (moved) => queries.setQueryData([ORDERS, order.id], moved),
    })
  return (
    <div className="moves">
      {problem !== null && <ProblemNotice error={problem} />}
      {next !== null && (
        <Button busy={pending} onClick={() => move(next)}>
          {t(`backoffice-order-to-${next}`)}
        </Button>
      )}
      {canCancel(order.status) && (
        <Button look="plain" busy={pending} onClick={() => setAsking(true)}>
          {t('backoffice-order-cancel')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog title={t('backoffice-order-cancel-title', { number: order.orderNumber })} confirm={t('backoffice-order-cancel')} onConfirm={() => move('CANCELLED')} onClose={() => setAsking(false)}>
          <p>{t('backoffice-order-cancel-text')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
