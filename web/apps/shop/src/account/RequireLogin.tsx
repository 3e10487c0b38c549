// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from './session.ts'

/** Lets customers pass and sends visitors to the login, which brings them back here. */
export function RequireLogin() {
  const session = useSession()
  const { pathname } = useLocation()
  if (session.data === undefined) {
    return session.isError ? <ProblemNotice error={session.error} retry={() => void session.refetch()} /> : <Skeleton width="40%" height="2.5rem" />
  }
  if (session.data === null) return <Navigate to={`/login?next=${encodeURIComponent(pathname)}`} replace />
  return <Outlet />
}
