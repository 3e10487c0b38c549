// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect } from 'react'

/** Names the page in the browser's tab; null gives the shop's own name. */
export function useTitle(page: string | null): void {
  const t = useText()
  const title = page === null ? t('shop-title') : t('shop-title-page', { page })
  useEffect(() => {
    document.title = title
  }, [title])
}
