// SPDX-License-Identifier: AGPL-3.0-or-later

/** What each degree of correlation adds to the one below, by the headers in which it travels. They are the public protocol's names. */
const DEGREES = [
  { level: 1, headers: ['X-Session-Token', 'X-Request-ID'] },
  { level: 2, headers: ['X-Action-Token'] },
  { level: 3, headers: ['X-CSRF-Token', 'X-Step-Token', 'X-Signature'] },
  { level: 4, headers: ['X-Key-Hint'] },
] as const

/** The degrees that this version of the program has. */
export function askedAt(maxLevel: number): readonly (typeof DEGREES)[number][] {
  return DEGREES.filter(({ level }) => level <= maxLevel)
}
