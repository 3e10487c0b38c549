// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { nextSort } from './listState.ts'
import type { ListControl } from './useList.ts'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly show: (row: Row) => ReactNode
  /** The API's word to sort by, when it can. */
  readonly sort?: string
  /** A figure: at the end of its cell, in digits of one width. */
  readonly figure?: boolean
  /** The narrowest window that has room for it; left out, any. */
  readonly from?: 'middle' | 'wide'
}

interface Props<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Missing while they are on their way. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string | number
  readonly to: (row: Row) => string
  readonly control: ListControl
  /** The rows are those of the question before. */
  readonly stale: boolean
}

/** Dense rows. The first cell is the link of its row, and covers it. */
export function Table<Row>({ label, columns, rows, keyOf, to, control, stale }: Props<Row>) {
  return (
    <table className="table" aria-label={label} aria-busy={rows === undefined || stale}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} control={control} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows?.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) => (
              <td key={column.id} className={cellClass(column)}>
                {index === 0 ? (
                  <Link className="table__link" to={to(row)} data-row="">
                    {column.show(row)}
                  </Link>
                ) : (
                  column.show(row)
                )}
              </td>
            ))}
          </tr>
        ))}
        {rows === undefined &&
          Array.from({ length: 12 }, (_, index) => (
            <tr key={index}>
              <td colSpan={columns.length}>
                <Skeleton height="1.4em" />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column, control: { list, go } }: { readonly column: Column<Row>; readonly control: ListControl }) {
  const { sort } = column
  if (sort === undefined) {
    return (
      <th scope="col" className={cellClass(column)}>
        {column.title}
      </th>
    )
  }
  const direction = list.sort === sort ? list.direction : null
  return (
    <th scope="col" className={cellClass(column)} aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" className="table__sort" onClick={() => go(nextSort(list, sort))}>
        {column.title}
        <Icon name="chevronDown" className={direction === null ? 'table__arrow' : `table__arrow table__arrow--${direction}`} />
      </button>
    </th>
  )
}

function cellClass<Row>({ figure, from }: Column<Row>): string | undefined {
  const names = [figure === true ? 'table__figure tabular' : '', from === undefined ? '' : `table__from-${from}`].filter((name) => name !== '')
  return names.length === 0 ? undefined : names.join(' ')
}
