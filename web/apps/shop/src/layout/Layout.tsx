// SPDX-License-Identifier: AGPL-3.0-or-later
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToastsLeave } from '@perfshop/ui/Toasts.tsx'
import { Suspense, useEffect, useRef } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useWatchSession } from '../account/useWatchSession.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { useOtherTabs } from './useOtherTabs.ts'
import { useTraces } from './useTraces.ts'

export function Layout() {
  const t = useText()
  useTraces()
  useOtherTabs()
  useWatchSession()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useToastsLeave(pathname)

  // A new page begins at its top, and a screen reader begins to read there. Someone who is typing a search stays in its field.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    if (!(document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search')) {
      main.current?.focus({ preventScroll: true })
    }
  }, [pathname])

  return (
    <div className="site">
      <a className="skip-link" href="#main">
        {t('shop-skip')}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="site__main">
        <PageBoundary path={pathname}>
          <Suspense fallback={<Skeleton width="40%" height="2.5rem" />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
      <Footer />
    </div>
  )
}
