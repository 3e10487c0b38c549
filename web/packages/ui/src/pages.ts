// SPDX-License-Identifier: AGPL-3.0-or-later

/** A page number counted from 0, or a gap where numbers are left out. */
export type PagerEntry = number | 'gap'

/** The numbers a pager shows: the first, the last, the current one and its neighbours. */
export function pagerEntries(current: number, total: number): PagerEntry[] {
  const wanted = [...new Set([0, current - 1, current, current + 1, total - 1])]
    .filter((page) => page >= 0 && page < total)
    .sort((a, b) => a - b)
  return wanted.flatMap((page, index): PagerEntry[] => {
    const before = wanted[index - 1]
    if (before === undefined || page === before + 1) return [page]
    // A gap of one number takes as much room as the number itself.
    return page === before + 2 ? [page - 1, page] : ['gap', page]
  })
}
