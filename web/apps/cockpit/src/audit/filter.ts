// SPDX-License-Identifier: AGPL-3.0-or-later
import { instantOf } from '@perfshop/ui/dates.ts'

/** What is searched for, as it stands in the page's address; empty is any. */
export interface Filter {
  readonly anomaly: string
  readonly actor: string
  readonly action: string
  /** Days and times as the clocks of Paris show them: 2026-03-01T08:30. */
  readonly from: string
  readonly to: string
}

export const NAMES = ['anomaly', 'actor', 'action', 'from', 'to'] as const satisfies readonly (keyof Filter)[]

/** What is written, by words that the server uses. A list to choose from: a newer server may write others, which are shown as they are. */
export const ACTIONS = [
  'activate', 'end', 'struck', 'reset', 'debrief', 'student_mode', 'enter', 'data_reset',
  'product_create', 'product_change', 'product_delete', 'product_image', 'user_create', 'user_change', 'user_delete',
  'order_change', 'promo_create', 'promo_change', 'promo_delete', 'mail_read', 'admin_create', 'admin_change', 'admin_delete',
] as const

export function readFilter(address: URLSearchParams): Filter {
  const of = (name: keyof Filter) => address.get(name) ?? ''
  return { anomaly: of('anomaly'), actor: of('actor'), action: of('action'), from: of('from'), to: of('to') }
}

/** The same filter with one thing changed, as the page's address. Its page is the first: another search, another list. */
export function written(filter: Filter, change: Partial<Filter>): URLSearchParams {
  const wanted = { ...filter, ...change }
  return new URLSearchParams(NAMES.flatMap((name) => (wanted[name] === '' ? [] : [[name, wanted[name]]])))
}

/** The parameters of the call. */
export function asked({ anomaly, actor, action, from, to }: Filter): Readonly<Partial<Record<keyof Filter, string>>> {
  const [start, end] = [instantOf(from), instantOf(to)]
  return {
    ...(anomaly === '' ? {} : { anomaly }),
    ...(actor === '' ? {} : { actor }),
    ...(action === '' ? {} : { action }),
    ...(start === null ? {} : { from: start }),
    ...(end === null ? {} : { to: end }),
  }
}
