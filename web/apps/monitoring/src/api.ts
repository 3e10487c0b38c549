// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { adminToken } from './audience.ts'

/** The monitor's client. With the admin's token where there is one. */
export const api = createApi({
  onRequest({ request }) {
    const token = adminToken()
    if (token !== null) request.headers.set('X-Admin-Token', token)
    return request
  },
})
