// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { handshake } from '@perfshop/api/handshake.ts'
import { createTracing } from '@perfshop/api/tracing.ts'

export const tracing = createTracing()

/**
 * The shop's client. Identity is the session cookie, which the browser adds by itself; what the checkout asks besides, it carries. Each
 * call is named as part of a trace first, so that one which is made again for want of a token is known as part of the same.
 */
export const api = createApi(tracing.middleware, handshake())
