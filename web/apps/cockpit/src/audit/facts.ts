// SPDX-License-Identifier: AGPL-3.0-or-later

export interface Fact {
  readonly name: string
  readonly value: string
}

/** The `name=value` facts of an audit line. A value may hold blanks (a header's), but no `name=` after one. */
export function factsOf(detail: string): Fact[] {
  return [...detail.matchAll(/(\w+)=(.*?)(?=\s+\w+=|$)/g)].map(([, name = '', value = '']) => ({ name, value }))
}

// Numbers by which something is called, not counted.
const CALLED: ReadonlySet<string> = new Set(['id', 'user', 'code'])

/** The number that a fact counts, and its decimals as written; null for what calls something by a number, or is none. */
export function figureOf({ name, value }: Fact): { readonly value: number; readonly decimals: number } | null {
  const parts = /^-?\d+(?:\.(\d+))?$/.exec(value)
  return parts === null || CALLED.has(name) ? null : { value: Number(value), decimals: parts[1]?.length ?? 0 }
}

/** A scope as the audit writes it: `customer(ada@example.org)`, `everyone`. */
export function scopeOf(value: string): { readonly kind: string; readonly value: string | null } {
  const parts = /^(\w+)\((.*)\)$/.exec(value)
  return parts === null ? { kind: value, value: null } : { kind: parts[1] ?? '', value: parts[2] ?? '' }
}
