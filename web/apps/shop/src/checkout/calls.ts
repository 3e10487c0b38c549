// SPDX-License-Identifier: AGPL-3.0-or-later

/** The key of calls whose answer changes what the order costs, by which the sum beside the steps knows that one is out. */
export const PRICING = ['pricing'] as const
/** Such calls go out one after the other: each undoes what a later step had settled. */
export const ONE_BY_ONE = { id: 'checkout' } as const
