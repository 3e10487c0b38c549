// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { RedButton } from './active/RedButton.tsx'
import { api } from './api.ts'
import { forgetAdmin, type Admin } from './auth/admin.ts'
import { useLive } from './live/live.ts'
import { Modes } from './modes/Modes.tsx'
import { chooseTheme, useTheme } from './theme.ts'

export function TopBar({ admin }: { readonly admin: Admin }) {
  const t = useText()
  const theme = useTheme()
  const connected = useLive((live) => live.connected)
  const other = theme === 'dark' ? 'light' : 'dark'
  const logout = () => {
    // The token is forgotten here whatever the server answers: the person wants out.
    void take(api.POST('/api/admin/logout')).catch(() => undefined)
    forgetAdmin()
  }
  return (
    <header className="top">
      <div className="top__brand">
        <h1>
          PerfShop <span>{t('cockpit-brand')}</span>
        </h1>
        <p className={connected ? 'link link--on' : 'link'} role="status">
          <span className="link__dot" aria-hidden="true" />
          {t(connected ? 'cockpit-live-on' : 'cockpit-live-off')}
        </p>
      </div>
      <Modes />
      <div className="top__account">
        <span className="top__email">
          <bdi>{admin.email}</bdi>
        </span>
        <button type="button" className="round" aria-label={t(`cockpit-theme-${other}`)} title={t(`cockpit-theme-${other}`)} onClick={() => chooseTheme(other)}>
          <Icon name={other === 'light' ? 'sun' : 'moon'} />
        </button>
        <button type="button" className="round" aria-label={t('cockpit-logout')} title={t('cockpit-logout')} onClick={logout}>
          <Icon name="lock" />
        </button>
      </div>
      <RedButton />
    </header>
  )
}
