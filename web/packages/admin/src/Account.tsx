// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { forgetAdmin, type Admin } from './admin.ts'
import { api } from './api.ts'
import { chooseTheme, useTheme } from './theme.ts'

/** Who is here, the theme, and the way out: the corner of every interface of the admin's. */
export function Account({ admin }: { readonly admin: Admin }) {
  const t = useText()
  const theme = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  const logout = () => {
    // The token is forgotten here whatever the server answers: the person wants out.
    void take(api.POST('/api/admin/logout')).catch(() => undefined)
    forgetAdmin()
  }
  return (
    <div className="account">
      <span className="account__email">
        <bdi>{admin.email}</bdi>
      </span>
      <button type="button" className="round" aria-label={t(`admin-theme-${other}`)} title={t(`admin-theme-${other}`)} onClick={() => chooseTheme(other)}>
        <Icon name={other === 'light' ? 'sun' : 'moon'} />
      </button>
      <button type="button" className="round" aria-label={t('admin-logout')} title={t('admin-logout')} onClick={logout}>
        <Icon name="logout" />
      </button>
    </div>
  )
}
