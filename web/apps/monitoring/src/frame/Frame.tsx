// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { Notice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Suspense, useEffect, useRef, useState } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import { choose, useAudience, useLoggedIn } from '../audience.ts'
import { useFollowLive } from '../live/live.ts'
import { TopBar } from '../TopBar.tsx'
import { FIRST, type View } from '../view/view.ts'

const PAGES: readonly { readonly id: string; readonly path: string; readonly icon: IconName }[] = [
  { id: 'charts', path: '/', icon: 'chart' },
  { id: 'traces', path: '/traces', icon: 'clock' },
  { id: 'logs', path: '/logs', icon: 'file' },
  { id: 'profiles', path: '/profiles', icon: 'flame' },
]

/** What the charts show stays as it is while somebody looks at traces. */
export type Kept = readonly [view: View, onView: (view: View) => void]

/** What all pages share. The figures are followed on each, so that the charts have no gap when one comes back. */
export function Frame() {
  const t = useText()
  useFollowLive()
  const kept: Kept = useState<View>(FIRST)
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  const loggedIn = useLoggedIn()
  const asStudents = useAudience() === 'students' && loggedIn

  // A new page begins at its top, and a screen reader begins to read there.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true })
  }, [pathname])

  // The notice goes with its button: who pressed it by keys reads on at the top.
  const leave = () => {
    choose('instructor')
    main.current?.focus({ preventScroll: true })
  }

  return (
    <div className="monitor">
      <a className="skip-link" href="#main">
        {t('monitoring-skip')}
      </a>
      <TopBar />
      <nav className="tabs" aria-label={t('monitoring-pages')}>
        {PAGES.map(({ id, path, icon }) => (
          <NavLink key={id} to={path} end={path === '/'} className="tab">
            <Icon name={icon} />
            {t(`monitoring-page-${id}`)}
          </NavLink>
        ))}
      </nav>
      <main id="main" ref={main} className="monitor__main" tabIndex={-1}>
        {asStudents && (
          <Notice tone="warn" title={t('monitoring-students-view-on')}>
            <Button look="plain" small onClick={leave}>
              {t('monitoring-students-view-leave')}
            </Button>
          </Notice>
        )}
        <Suspense fallback={<Skeleton height="20rem" />}>
          <Outlet context={kept} />
        </Suspense>
      </main>
      <footer className="foot">
        <span>{t('monitoring-licence')}</span>
        <a href="/source">{t('monitoring-source')}</a>
      </footer>
    </div>
  )
}
