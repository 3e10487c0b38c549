// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { NextStatus, OrderStatus } from '@perfshop/api/types.ts'
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ListState } from '../list/listState.ts'
import { PAGE_SIZE } from '../list/useList.ts'

export const ORDERS = 'orders'
export const STATUSES = ['PENDING', 'PAID', 'PREPARING', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const satisfies readonly OrderStatus[]

export function useOrders({ only, page }: ListState) {
  const status = STATUSES.find((one) => one === only)
  const query = { page, size: PAGE_SIZE, ...(status === undefined ? {} : { status }) }
  return useQuery({
    queryKey: [ORDERS, 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/orders', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}

/** As many as the API gives at once. */
export const NEWEST = 100

/** Everybody's newest orders, in one page. */
export function useNewestOrders() {
  const query = { page: 0, size: NEWEST }
  return useQuery({
    queryKey: [ORDERS, 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/orders', { params: { query }, signal })),
  })
}

export function useOrder(id: number) {
  return useQuery({
    queryKey: [ORDERS, id],
    queryFn: ({ signal }) => take(api.GET('/api/admin/orders/{id}', { params: { path: { id } }, signal })),
  })
}

export const moveOrder = (id: number, status: NextStatus) => take(api.PUT('/api/admin/orders/{id}', { params: { path: { id } }, body: { status } }))

/** The state that an order is moved on to from this one; null when its way is over, or not begun (its payment is not booked). */
export function nextOf(status: OrderStatus): NextStatus | null {
  switch (status) {
    case 'PAID':
      return 'PREPARING'
    case 'PREPARING':
      return 'SHIPPED'
    case 'SHIPPED':
      return 'DELIVERED'
    case 'PENDING':
    case 'DELIVERED':
    case 'CANCELLED':
      return null
    default:
      return exhaustive(status)
  }
}

/** Whether an order can still be cancelled: not once it is on its way. */
export function canCancel(status: OrderStatus): boolean {
  return status === 'PENDING' || status === 'PAID' || status === 'PREPARING'
}
