// SPDX-License-Identifier: AGPL-3.0-or-later

/** The class that the page's address names (`?class=M1`): an instructor with several gives each its own address. Null for none. */
export function classIn(search: string): string | null {
  const group = new URLSearchParams(search).get('class')?.trim() ?? ''
  return group === '' ? null : group
}
