// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrderStatus } from '@perfshop/api/types.ts'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'

const ICONS: Readonly<Record<OrderStatus, IconName>> = { PENDING: 'clock', PAID: 'check', PREPARING: 'bag', SHIPPED: 'truck', DELIVERED: 'gift', CANCELLED: 'close' }

export function StatusMark({ status }: { readonly status: OrderStatus }) {
  const t = useText()
  return (
    <span className={`status status--${status.toLowerCase()}`}>
      <Icon name={ICONS[status]} />
      {t(`shop-status-${status}`)}
    </span>
  )
}
