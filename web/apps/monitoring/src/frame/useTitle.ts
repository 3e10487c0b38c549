// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from 'react'

/** What the browser's tab says. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
