// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'

/** The shop's client. Identity is the session cookie, which the browser adds by itself. */
export const api = createApi()
