// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { sessionChanged } from '../account/session.ts'
import { hearTabs } from '../account/tabs.ts'

/** Follows what happens in the shop's other tabs, and says so where the cart is in sight. */
export function useOtherTabs(): void {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const { pathname } = useLocation()
  const path = useRef(pathname)
  useEffect(() => {
    path.current = pathname
  }, [pathname])

  useEffect(
    () =>
      hearTabs((news) => {
        if (news === 'session') {
          sessionChanged(queries)
          return
        }
        if (path.current === '/cart' || path.current.startsWith('/checkout')) {
          toast({ text: t('shop-cart-other-tab'), lasts: 6000 })
        }
        void queries.invalidateQueries({ queryKey: ['cart'] })
      }),
    [queries, t, toast],
  )
}
