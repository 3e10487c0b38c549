// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import type { TextFiles } from '@perfshop/ui/text.tsx'
import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { forgetAdmin } from './admin.ts'
import { applyTheme } from './theme.ts'

/** Starts an interface of the admin's: in the chosen theme, and back at the login when the token has ended, wherever that was noticed. */
export function startForAdmin(files: TextFiles, app: ReactNode, onProblem: (problem: ApiProblem, queries: QueryClient) => void = () => undefined): void {
  const queries = createQueries((problem, client) => {
    if (problem.status === 401) forgetAdmin()
    else onProblem(problem, client)
  })
  applyTheme()
  void start(files, queries, app)
}
