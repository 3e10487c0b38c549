// SPDX-License-Identifier: AGPL-3.0-or-later
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { WAY, type OrderStatus } from './status.ts'

export function StatusMark({ status }: { readonly status: OrderStatus }) {
  const t = useText()
  return (
    <span className={`status status--${status.toLowerCase()}`}>
      <Icon name={iconOf(status)} />
      {t(`shop-status-${status}`)}
    </span>
  )
}

/** How far an order has come; a cancelled one has no way to show. */
export function Progress({ status }: { readonly status: OrderStatus }) {
  const t = useText()
  if (status === 'CANCELLED') return <StatusMark status={status} />
  const reached = WAY.findIndex((step) => step === status)
  return (
    <ol className="progress" aria-label={t('shop-order-progress')}>
      {WAY.map((step, index) => (
        <li key={step} className={index <= reached ? 'progress__step progress__step--done' : 'progress__step'} aria-current={index === reached ? 'step' : undefined}>
          <Icon name={iconOf(step)} />
          {t(`shop-status-${step}`)}
        </li>
      ))}
    </ol>
  )
}

function iconOf(status: OrderStatus): IconName {
  switch (status) {
    case 'PENDING':
      return 'clock'
    case 'PAID':
      return 'check'
    case 'PREPARING':
      return 'bag'
    case 'SHIPPED':
      return 'truck'
    case 'DELIVERED':
      return 'gift'
    case 'CANCELLED':
      return 'close'
    default:
      return exhaustive(status)
  }
}
