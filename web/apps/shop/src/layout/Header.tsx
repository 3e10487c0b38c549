// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { Link, useNavigate } from 'react-router'
import { useLogout, useSession } from '../account/session.ts'
import { useCart } from '../cart/cart.ts'
import { SearchBox } from './SearchBox.tsx'

export function Header() {
  const t = useText()
  const cart = useCart()
  const count = cart.data?.count ?? 0
  return (
    <header className="header">
      <ul className="promises">
        <li>{t('shop-promise-shipping')}</li>
        <li>{t('shop-promise-days')}</li>
        <li>{t('shop-promise-points')}</li>
      </ul>
      <div className="header__bar">
        <Link className="brand" to="/" aria-label={t('shop-home')}>
          <Icon name="bag" className="brand__mark" />
          <span>PerfShop</span>
        </Link>
        <SearchBox />
        <nav className="header__nav" aria-label={t('shop-account')}>
          <Account />
          <Link className="header__link" to="/cart">
            <span className="header__cart" aria-hidden="true">
              <Icon name="bag" />
              {count > 0 && <span className="header__count tabular">{count > 99 ? '99+' : count}</span>}
            </span>
            <span className="header__word">{t('shop-cart')}</span>
            <span className="visually-hidden">{` (${t('shop-cart-count', { count })})`}</span>
          </Link>
        </nav>
      </div>
    </header>
  )
}

function Account() {
  const t = useText()
  const navigate = useNavigate()
  const session = useSession()
  const logout = useLogout()
  const toast = useToast()
  const leave = () =>
    logout.mutate(undefined, {
      onSuccess: () => void navigate('/'),
      onError: (error) => toast({ text: problemText(fromThrown(error), t), lasts: 8000 }),
    })
  if (session.data === undefined || session.data === null) {
    return (
      <Link className="header__link" to="/login">
        <Icon name="user" />
        <span className="header__word">{t('shop-account-login')}</span>
      </Link>
    )
  }
  return (
    <>
      <Link className="header__link" to="/orders" title={t('shop-account-mine')}>
        <Icon name="user" />
        <span className="header__word">
          <bdi>{session.data.firstName}</bdi>
          <span className="visually-hidden">, {t('shop-account-mine')}</span>
        </span>
      </Link>
      <button
        type="button"
        className="header__link"
        title={t('shop-account-logout')}
        onClick={leave}
      >
        <Icon name="logout" />
        <span className="visually-hidden">{t('shop-account-logout')}</span>
      </button>
    </>
  )
}
