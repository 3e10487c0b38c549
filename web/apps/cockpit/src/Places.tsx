// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { NavLink } from 'react-router'
import { useMe } from './account/me.ts'

/** The cockpit's pages. How many anomalies are on is said here too, because the other pages do not show them. */
export function Places({ active }: { readonly active: readonly Activation[] }) {
  const t = useText()
  const me = useMe().data
  const isSuper = me?.isSuperAdmin === true
  const mayCommand = isSuper || me?.canAccessChaos === true
  const place = (to: string, id: string, more: string | null = null) => (
    <NavLink to={to} end className="place">
      {t(`cockpit-place-${id}`)}
      {more !== null && <span className="place__count tabular">{more}</span>}
    </NavLink>
  )
  return (
    <nav className="places" aria-label={t('cockpit-places')}>
      {place('/', 'console', active.length === 0 ? null : t('cockpit-place-active', { count: active.length }))}
      {place('/audit', 'audit')}
      {mayCommand && place('/auditor', 'auditor')}
      {isSuper && place('/accounts', 'accounts')}
      {place('/account', 'account')}
    </nav>
  )
}
