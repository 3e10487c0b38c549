// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSearchParams } from 'react-router'
import { readList, writeList, type ListState } from './listState.ts'

export const PAGE_SIZE = 25

export interface ListControl {
  readonly list: ListState
  /** Any change but one of the page goes back to the first page. */
  readonly go: (change: Partial<ListState>, replace?: boolean) => void
}

export function useList(): ListControl {
  const [search, setSearch] = useSearchParams()
  const list = readList(search)
  return { list, go: (change, replace = false) => setSearch(writeList({ ...list, page: 0, ...change }), { replace }) }
}
