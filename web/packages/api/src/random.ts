// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * So many random bytes in hexadecimal. Not `crypto.randomUUID`, which browsers keep to secure contexts: a class opens the
 * shop over plain HTTP at the teacher's address.
 */
export function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
