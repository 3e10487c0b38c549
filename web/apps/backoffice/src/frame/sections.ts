// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IconName } from '@perfshop/ui/Icon.tsx'

/** What the back office has, in the order of its menu; Alt and the number open it. */
export const SECTIONS = [
  { id: 'products', icon: 'bag' },
  { id: 'customers', icon: 'user' },
  { id: 'orders', icon: 'truck' },
  { id: 'promo-codes', icon: 'tag' },
  { id: 'mails', icon: 'mail' },
  { id: 'reset', icon: 'refresh' },
] as const satisfies readonly { readonly id: string; readonly icon: IconName }[]

/** What Alt and a key ask for. By the key's place, not by what it writes: a French keyboard writes & on the key of 1. */
export function askedBy(event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code'>): { readonly open: string } | 'create' | 'search' | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  if (event.code === 'KeyN') return 'create'
  if (event.code === 'KeyS') return 'search'
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  const section = digit === undefined ? undefined : SECTIONS[Number(digit) - 1]
  return section === undefined ? null : { open: section.id }
}
