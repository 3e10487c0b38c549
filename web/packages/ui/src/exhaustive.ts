// SPDX-License-Identifier: AGPL-3.0-or-later

/** Ends a switch that has a case for everything; the compiler refuses it when one is missing. */
export function exhaustive(value: never): never {
  throw new Error(`Unknown value: ${String(value)}`)
}
