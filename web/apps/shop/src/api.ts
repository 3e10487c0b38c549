// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { handshake } from '@perfshop/api/handshake.ts'

/** The shop's client. Identity is the session cookie, which the browser adds by itself; what the checkout asks besides, it carries. */
export const api = createApi(handshake())
