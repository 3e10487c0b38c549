// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { forgetRole, hasRole, keepToken, token, type Order, type User } from './api.ts'
import { LoginForm } from './LoginForm.tsx'
import { Logs } from './Logs.tsx'
import { PreviewForm } from './PreviewForm.tsx'
import { Table } from './Table.tsx'

const PLACES = ['users', 'orders', 'preview', 'logs'] as const
type Place = (typeof PLACES)[number]

export function PortalPage() {
  const t = useText()
  const queries = useQueryClient()
  const [inside, setInside] = useState(() => token() !== null || hasRole())
  const [place, setPlace] = useState<Place>('users')
  const title = t('portal-title')
  useEffect(() => {
    document.title = title
  }, [title])
  const leave = () => {
    keepToken(null)
    forgetRole()
    queries.clear()
    setInside(false)
  }
  return (
    <div className="portal">
      <header className="portal__head">
        <h1>{title}</h1>
        {inside && (
          <Button look="plain" small onClick={leave}>
            {t('portal-leave')}
          </Button>
        )}
      </header>
      <main className="portal__main">
        {inside ? (
          <>
            <nav className="portal__places" aria-label={t('portal-places')}>
              {PLACES.map((one) => (
                <button key={one} type="button" className="portal__place" aria-current={one === place ? 'page' : undefined} onClick={() => setPlace(one)}>
                  {t(`portal-place-${one}`)}
                </button>
              ))}
            </nav>
            <Shown place={place} />
          </>
        ) : (
          <LoginForm onEnter={() => setInside(true)} />
        )}
      </main>
      <footer className="portal__foot">
        <a href="/shop/">{t('portal-shop')}</a>
        <a href="/source">{t('portal-source')}</a>
      </footer>
    </div>
  )
}

function Shown({ place }: { readonly place: Place }) {
  const t = useText()
  switch (place) {
    case 'users':
      return (
        <Table<User>
          title={t('portal-place-users')}
          path="users"
          columns={{ id: t('portal-users-id'), name: t('portal-users-name'), email: t('portal-users-email'), role: t('portal-users-role'), lastLogin: t('portal-users-last') }}
        />
      )
    case 'orders':
      return (
        <Table<Order>
          title={t('portal-place-orders')}
          path="orders"
          columns={{ number: t('portal-orders-number'), customer: t('portal-orders-customer'), total: t('portal-orders-total'), status: t('portal-orders-status') }}
        />
      )
    case 'preview':
      return <PreviewForm />
    case 'logs':
      return <Logs />
  }
}
