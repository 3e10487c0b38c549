// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Arguments } from '@perfshop/ui/text.tsx'

/**
 * What a form refuses by itself, so that an empty field needs no trip to the server. The server checks all of it again,
 * and everything else. A function gives the id of the text that refuses a value, or null.
 */
export type Rule = 'required' | 'email' | { readonly min: number } | ((value: string) => string | null)
export type Rules<Name extends string> = Readonly<Record<Name, readonly Rule[]>>

export interface Fault {
  readonly id: string
  readonly args?: Arguments
}

export type Faults<Name extends string> = Readonly<Partial<Record<Name, Fault>>>

/** The first rule that each value breaks. */
export function faultsOf<Name extends string>(values: Readonly<Record<Name, string>>, rules: Rules<Name>): Faults<Name> {
  const faults: Partial<Record<Name, Fault>> = {}
  for (const name in rules) {
    const fault = rules[name].map((rule) => faultOf(values[name], rule)).find((one) => one !== null)
    if (fault !== undefined) faults[name] = fault
  }
  return faults
}

function faultOf(value: string, rule: Rule): Fault | null {
  if (rule === 'required') return value.trim() === '' ? { id: 'shop-field-required' } : null
  // Whether an address exists only a mail can tell; this catches the slip of a finger.
  if (rule === 'email') return /^\S+@\S+\.\S+$/.test(value.trim()) ? null : { id: 'shop-field-email' }
  if (typeof rule === 'function') {
    const id = rule(value)
    return id === null ? null : { id }
  }
  // Counted as the server counts: characters, not the halves of those beyond the first 65,536.
  return Array.from(value).length < rule.min ? { id: 'shop-field-short', args: { min: rule.min } } : null
}
