// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { NavLink, Outlet } from 'react-router'

const PAGES: readonly (readonly [path: string, icon: IconName, text: string])[] = [
  ['/orders', 'bag', 'shop-account-orders'],
  ['/mails', 'mail', 'shop-account-mails'],
  ['/profile', 'user', 'shop-account-profile'],
]

/** The pages of a customer's account, and the way from one to the other. */
export default function AccountLayout() {
  const t = useText()
  return (
    <div className="account">
      <nav className="account__nav" aria-label={t('shop-account-mine')}>
        <ul>
          {PAGES.map(([path, icon, text]) => (
            <li key={path}>
              <NavLink to={path}>
                <Icon name={icon} />
                {t(text)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  )
}
