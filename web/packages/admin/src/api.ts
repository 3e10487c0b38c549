// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { currentAdmin } from './admin.ts'

/** The header that says who the admin is, for what no client sends: streams, and uploads that show their progress. */
export function adminHeaders(): Record<string, string> {
  const admin = currentAdmin()
  return admin === null ? {} : { 'X-Admin-Token': admin.token }
}

/** The client of the admin's interfaces. Each call carries the token once there is one. */
export const api = createApi({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(adminHeaders())) request.headers.set(name, value)
    return request
  },
})
