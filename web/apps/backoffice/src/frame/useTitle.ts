// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect } from 'react'

/** Names the page in the browser's tab. */
export function useTitle(page: string): void {
  const t = useText()
  const title = t('backoffice-title-page', { page })
  useEffect(() => {
    document.title = title
  }, [title])
}
