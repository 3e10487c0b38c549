// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import MissingPage from '../frame/MissingPage.tsx'
import { useTitle } from '../frame/useTitle.ts'

interface HeadProps {
  readonly title: string
  readonly back: { readonly to: string; readonly label: string }
  readonly children?: ReactNode
}

/** The head of a page about one thing: the way back to its list, its name, and what can be done with it. */
export function RecordHead({ title, back, children }: HeadProps) {
  useTitle(title)
  return (
    <header className="record-head">
      <Link className="record-head__back" to={back.to}>
        <Icon name="chevronLeft" />
        {back.label}
      </Link>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {children}
    </header>
  )
}

/** Waits for one thing, says that it is not there, or why it does not come. */
export function Loaded<T>({ query, children }: { readonly query: UseQueryResult<T>; readonly children: (value: T) => ReactNode }) {
  const problem = query.error === null ? null : fromThrown(query.error)
  // Even when it was there a moment ago: somebody has deleted it.
  if (problem?.status === 404 || problem?.status === 400) return <MissingPage />
  if (query.data !== undefined) return children(query.data)
  if (problem === null) return <Skeleton height="24rem" />
  return <ProblemNotice error={problem} retry={() => void query.refetch()} />
}
