// SPDX-License-Identifier: AGPL-3.0-or-later
import { Interfaces } from '@perfshop/admin/Interfaces.tsx'
import { chooseTheme, useTheme } from '@perfshop/admin/theme.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { choose, onAdminListener, useAudience, useLoggedIn } from './audience.ts'
import { useLive } from './live/live.ts'

export function TopBar() {
  const t = useText()
  const theme = useTheme()
  const connected = useLive((live) => live.connected)
  const loggedIn = useLoggedIn()
  const students = useAudience() === 'students'
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="top">
      <p className="top__brand">
        PerfShop <span>{t('monitoring-brand')}</span>
      </p>
      <p className={connected ? 'link link--on' : 'link'} role="status">
        <span className="link__dot" aria-hidden="true" />
        {t(connected ? 'monitoring-live-on' : 'monitoring-live-off')}
      </p>
      <nav className="top__nav">
        {/* In this tab: the token lives in this tab alone. */}
        {onAdminListener && (loggedIn ? <Interfaces current="monitoring" /> : <a href="/chaos-admin/">{t('monitoring-to-login')}</a>)}
        {loggedIn && (
          <button type="button" className="view-switch" role="switch" aria-checked={students} onClick={() => choose(students ? 'instructor' : 'students')}>
            <Icon name="eye" />
            {t('monitoring-students-view')}
          </button>
        )}
        <button type="button" className="round" aria-label={t(`admin-theme-${other}`)} title={t(`admin-theme-${other}`)} onClick={() => chooseTheme(other)}>
          <Icon name={other === 'light' ? 'sun' : 'moon'} />
        </button>
      </nav>
    </header>
  )
}
