// SPDX-License-Identifier: AGPL-3.0-or-later
import { createApi } from '@perfshop/api/client.ts'

/** The agent's own client: what is done to the calls of the shop must not be done to the question whether it is over. */
export const ownApi = createApi()
