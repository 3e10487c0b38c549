// SPDX-License-Identifier: AGPL-3.0-or-later
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fromThrown, type ApiProblem } from '@perfshop/api/problem.ts'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadTexts, TextProvider, type TextFiles } from './text.tsx'

/**
 * Calls are made whatever the browser believes of the network: a class without the internet is "offline" to it, while the
 * program runs next to it. Reads are tried again only where trying may help: not after a refusal, which would be the same the second time.
 * `onProblem` hears of every failed call; an interface uses it to notice there that its login has ended.
 */
export function createQueries(onProblem: (problem: ApiProblem, queries: QueryClient) => void): QueryClient {
  const onError = (error: unknown) => onProblem(fromThrown(error), queries)
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      mutations: { networkMode: 'always' },
      queries: { networkMode: 'always', staleTime: 15_000, retry: (count, error) => count < 2 && fromThrown(error).passing },
    },
  })
  return queries
}

/** Starts an interface in `#root` once the texts of the page's language are there. */
export async function start(files: TextFiles, queries: QueryClient, app: ReactNode): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  const texts = await loadTexts(files)
  createRoot(root).render(
    <StrictMode>
      <TextProvider texts={texts}>
        <QueryClientProvider client={queries}>{app}</QueryClientProvider>
      </TextProvider>
    </StrictMode>,
  )
}
