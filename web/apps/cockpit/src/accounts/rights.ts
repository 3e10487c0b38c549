// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdminView } from '@perfshop/api/types.ts'

/** What an account may be given, in the order in which it is shown. */
export const RIGHTS = ['canAccessChaos', 'canAccessMonitoring', 'canAccessAdmin', 'canAccessJmeter', 'canAccessScripts'] as const

export type Right = (typeof RIGHTS)[number]
export type Rights = Readonly<Record<Right, boolean>>

/** What most new accounts are for. */
export const FIRST_RIGHTS: Rights = { canAccessChaos: true, canAccessMonitoring: true, canAccessAdmin: false, canAccessJmeter: false, canAccessScripts: false }
export const ALL_RIGHTS: Rights = { canAccessChaos: true, canAccessMonitoring: true, canAccessAdmin: true, canAccessJmeter: true, canAccessScripts: true }

export function rightsOf({ canAccessChaos, canAccessMonitoring, canAccessAdmin, canAccessJmeter, canAccessScripts }: AdminView): Rights {
  return { canAccessChaos, canAccessMonitoring, canAccessAdmin, canAccessJmeter, canAccessScripts }
}

/** The end of a right's text: canAccessChaos is `chaos`. */
export function wordOf(right: Right): string {
  return right.slice('canAccess'.length).toLowerCase()
}

// Without letters and digits that are mistaken for each other when they are read out.
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 16

/** A password to hand over, from the browser's own source of chance: about 92 bits. */
export function newPassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  let text = ''
  while (text.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH))) {
      // Bytes beyond the last whole round of letters would make the first ones likelier.
      if (byte < 256 - (256 % LETTERS.length) && text.length < LENGTH) text += LETTERS[byte % LETTERS.length] ?? ''
    }
  }
  return text
}
