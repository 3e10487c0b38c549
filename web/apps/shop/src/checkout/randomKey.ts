// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * 128 random bits in hexadecimal. Not `crypto.randomUUID`, which browsers keep to secure contexts: a class opens the
 * shop over plain HTTP at the teacher's address.
 */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
