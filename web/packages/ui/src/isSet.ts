// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whether a value is there: on the wire, what is not there is null or left out. */
export function isSet<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
