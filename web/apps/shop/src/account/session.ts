// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { Profile } from '@perfshop/api/types.ts'
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { forgetCheckout, restartCheckout } from '../checkout/memory.ts'
import { keepSecurityToken } from './securityToken.ts'
import { tellTabs } from './tabs.ts'

export const SESSION = ['session'] as const

/** The customer's profile, or null for a visitor; undefined while it is not known yet. */
export function useSession() {
  return useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 })
}

async function readSession({ signal }: { readonly signal: AbortSignal }): Promise<Profile | null> {
  const status = await take(api.GET('/api/auth/status', { signal }))
  return status.authenticated ? take(api.GET('/api/auth/me', { signal })) : null
}

/** The id of the customer whom the page takes to be logged in; null for a visitor, or while it is not known. */
export function knownCustomer(queries: QueryClient): number | null {
  return queries.getQueryData<Profile | null>(SESSION)?.id ?? null
}

/** Somebody else is logged in now, or nobody, by what happened elsewhere: what was the last one's is read anew. */
export function sessionChanged(queries: QueryClient): void {
  for (const queryKey of [['orders'], ['mails']]) queries.removeQueries({ queryKey })
  for (const queryKey of [SESSION, ['cart']]) void queries.invalidateQueries({ queryKey })
}

export function useLogin() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => take(api.POST('/api/auth/login', { body })),
    onSuccess: async (reply) => {
      keepSecurityToken(reply.securityToken)
      restartCheckout(reply.id)
      tellTabs('session')
      for (const queryKey of [['orders'], ['mails']]) queries.removeQueries({ queryKey })
      // The visitor's cart has just joined the customer's. The login page stays until both are known.
      await Promise.all([queries.refetchQueries({ queryKey: SESSION }), queries.invalidateQueries({ queryKey: ['cart'] })])
    },
  })
}

export function useLogout() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => take(api.POST('/api/auth/logout')),
    onSuccess: async () => {
      // A reading that began before would say that the customer is still here.
      await queries.cancelQueries({ queryKey: SESSION })
      keepSecurityToken(null)
      forgetCheckout()
      tellTabs('session')
      queries.setQueryData(SESSION, null)
      for (const queryKey of [['orders'], ['mails']]) queries.removeQueries({ queryKey })
      void queries.invalidateQueries({ queryKey: ['cart'] })
    },
  })
}
