// SPDX-License-Identifier: AGPL-3.0-or-later
import { Account } from '@perfshop/admin/Account.tsx'
import { useAdmin } from '@perfshop/admin/admin.ts'
import { Interfaces } from '@perfshop/admin/Interfaces.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Suspense, useEffect, useRef } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import { useMe } from './me.ts'
import { NoRight } from './NoRight.tsx'
import { SECTIONS } from './sections.ts'
import { useShortcuts } from './useShortcuts.ts'

export function Frame() {
  const t = useText()
  const admin = useAdmin()
  const me = useMe()
  const allowed = me.data?.canAccessAdmin === true
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useShortcuts()

  // A new page begins at its top, and a screen reader begins to read there, unless the page has a field to begin with.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className="office">
      <a className="skip-link" href="#main">
        {t('backoffice-skip')}
      </a>
      <header className="bar">
        <p className="bar__brand">
          PerfShop <span>{t('backoffice-brand')}</span>
        </p>
        <Interfaces current="backoffice" />
        {admin !== null && <Account admin={admin} />}
      </header>
      {/* There before the right is known, so that the page does not jump aside for it. */}
      {(allowed || me.isPending) && <Menu />}
      <main id="main" ref={main} className="office__main" tabIndex={-1}>
        {me.isPending && <Skeleton height="20rem" />}
        {me.isError && me.data === undefined && <ProblemNotice error={me.error} retry={() => void me.refetch()} />}
        {me.data?.canAccessAdmin === false && <NoRight email={me.data.email} />}
        {allowed && (
          <Suspense fallback={<Skeleton height="20rem" />}>
            <Outlet />
          </Suspense>
        )}
      </main>
      <footer className="office__foot">
        <a href="/source">{t('backoffice-source')}</a>
      </footer>
    </div>
  )
}

function Menu() {
  const t = useText()
  return (
    <nav className="menu" aria-label={t('backoffice-menu')}>
      <ul>
        {SECTIONS.map(({ id, icon }, index) => (
          <li key={id}>
            <NavLink to={`/${id}`} className="menu__link" aria-keyshortcuts={`Alt+${index + 1}`}>
              <Icon name={icon} />
              <span>{t(`backoffice-section-${id}`)}</span>
              <kbd className="menu__key" aria-hidden="true">
                {t('backoffice-key', { key: index + 1 })}
              </kbd>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
