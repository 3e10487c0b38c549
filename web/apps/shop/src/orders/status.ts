// SPDX-License-Identifier: AGPL-3.0-or-later

/** The way of an order that is not cancelled, after its payment is booked. */
export const WAY = ['PAID', 'PREPARING', 'SHIPPED', 'DELIVERED'] as const
const STATUSES = ['PENDING', ...WAY, 'CANCELLED'] as const
export type OrderStatus = (typeof STATUSES)[number]

/** Whether the order may still be cancelled; the server decides again when it is asked. */
export function cancellable(status: OrderStatus): boolean {
  return status === 'PENDING' || status === 'PAID' || status === 'PREPARING'
}

/** The status by its word on the wire; one that this shop does not know is taken for the one before all others. */
export function statusOf(word: string): OrderStatus {
  return STATUSES.find((status) => status === word) ?? 'PENDING'
}
