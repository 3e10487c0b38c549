// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useTitle } from '../frame/useTitle.ts'
import { SearchField } from './SearchField.tsx'
import { Table, type Column } from './Table.tsx'
import type { ListControl } from './useList.ts'
import { useRowKeys } from './useRowKeys.ts'

interface Page<Row> {
  readonly content: readonly Row[]
  readonly totalElements: number
  readonly totalPages: number
}

interface Props<Row> {
  readonly title: string
  readonly control: ListControl
  readonly query: UseQueryResult<Page<Row>>
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string | number
  readonly to: (row: Row) => string
  /** The label of the search field, where there is a search. */
  readonly search?: string
  readonly create?: { readonly to: string; readonly label: string }
  /** Between the head and the rows. */
  readonly children?: ReactNode
}

export function ListPage<Row>({ title, control, query, columns, keyOf, to, search, create, children }: Props<Row>) {
  const t = useText()
  const page = query.data
  const place = useRef<HTMLElement>(null)
  useTitle(title)
  useRowKeys(place)
  return (
    <section ref={place} className="listing">
      <header className="listing__head">
        <h1>{title}</h1>
        <p className="listing__count soft tabular" role="status">
          {page !== undefined && t('backoffice-count', { count: page.totalElements })}
        </p>
        {search !== undefined && <SearchField label={search} control={control} />}
        {create !== undefined && (
          <Link className={buttonClass('primary', true)} to={create.to} data-shortcut="create" aria-keyshortcuts="Alt+N">
            <Icon name="plus" />
            {create.label}
          </Link>
        )}
      </header>
      {children}
      {query.isError && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {page?.content.length === 0 ? (
        <p className="listing__empty soft">{t(control.list.q !== '' || control.list.only !== '' ? 'backoffice-none-found' : 'backoffice-none')}</p>
      ) : (
        !(query.isError && page === undefined) && (
          <Table label={title} columns={columns} rows={page?.content} keyOf={keyOf} to={to} control={control} stale={query.isPlaceholderData} />
        )
      )}
      {page !== undefined && <Pager label={t('backoffice-pages')} current={control.list.page} total={page.totalPages} onPage={(next) => control.go({ page: next })} />}
    </section>
  )
}
