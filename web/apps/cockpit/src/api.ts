// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { currentAdmin } from './auth/admin.ts'

/** The cockpit's client. Each call carries the admin's token once there is one. */
export const api = createApi({
  onRequest({ request }) {
    const admin = currentAdmin()
    if (admin !== null) request.headers.set('X-Admin-Token', admin.token)
    return request
  },
})
