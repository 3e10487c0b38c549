// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { TRACEPARENT, traceparent } from '@perfshop/api/tracing.ts'

/**
 * The agent's own client: what is done to the calls of the shop must not be done to the question whether it is over. Each call is a trace of
 * its own, as it belongs to nothing that somebody does.
 */
export const ownApi = createApi({ onRequest: ({ request }) => request.headers.set(TRACEPARENT, traceparent()) })
