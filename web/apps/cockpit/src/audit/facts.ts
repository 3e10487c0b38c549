// SPDX-License-Identifier: AGPL-3.0-or-later

export interface Fact {
  readonly name: string
  readonly value: string
}

/** The `name=value` facts of an audit line. A value may hold blanks (a header's), but no `name=` after one. */
export function factsOf(detail: string): Fact[] {
  return [...detail.matchAll(/(\w+)=(.*?)(?=\s+\w+=|$)/g)].map(([, name = '', value = '']) => ({ name, value }))
}

/** A scope as the audit writes it: `customer(ada@example.org)`, `everyone`. */
export function scopeOf(value: string): { readonly kind: string; readonly value: string | null } {
  const parts = /^(\w+)\((.*)\)$/.exec(value)
  return parts === null ? { kind: value, value: null } : { kind: parts[1] ?? '', value: parts[2] ?? '' }
}
