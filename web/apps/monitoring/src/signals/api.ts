// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'
import { adminToken, forget, useAudience, type Audience } from '../audience.ts'

/** Traces and log lines: the instructor's with a token, everybody's without. */
const INSTRUCTOR = createApi({
  onRequest({ request }) {
    const token = adminToken()
    if (token !== null) request.headers.set('X-Admin-Token', token)
    return request
  },
  onResponse({ response }) {
    if (response.status === 401) forget()
    return undefined
  },
})
const STUDENTS = createApi()

/** Whose view this page shows, and the client that asks for it. */
export function useApi(): { readonly audience: Audience; readonly api: typeof STUDENTS } {
  const audience = useAudience()
  return { audience, api: audience === 'instructor' ? INSTRUCTOR : STUDENTS }
}

/** Shows the last answer until the next one comes, unless it was for somebody else. The audience is the second part of each key. */
export function ofSameAudience(audience: Audience) {
  return <T>(before: T | undefined, query: { readonly queryKey: readonly unknown[] } | undefined): T | undefined => (query?.queryKey[1] === audience ? before : undefined)
}
