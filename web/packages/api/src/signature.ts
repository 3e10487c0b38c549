// SPDX-License-Identifier: AGPL-3.0-or-later
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

// Not `crypto.subtle`, which browsers keep to secure contexts: a class opens the shop over plain HTTP at the teacher's address.

/** Where the key comes from: given in hexadecimal, or derived from the session token and the last hint. */
export type KeySource = { readonly given: string } | { readonly sessionToken: string; readonly hint: string }

export interface Signed {
  readonly method: string
  /** As it is sent, without its query. */
  readonly path: string
  readonly requestId: string
  readonly step: string
  /** The bytes as they are sent. */
  readonly body: Uint8Array
}

/** The call's signature in lower-case hexadecimal. */
export function signature(source: KeySource, { method, path, requestId, step, body }: Signed): string {
  const text = [method, path, requestId, step, bytesToHex(sha256(body))].join('\n')
  return bytesToHex(hmac(sha256, key(source), utf8ToBytes(text)))
}

function key(source: KeySource): Uint8Array {
  if ('given' in source) return hexToBytes(source.given)
  return hkdf(sha256, utf8ToBytes(source.sessionToken), hexToBytes(source.hint), utf8ToBytes('perfshop-maestro'), 32)
}
