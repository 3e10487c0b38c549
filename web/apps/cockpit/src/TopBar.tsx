// SPDX-License-Identifier: AGPL-3.0-or-later
import { Account } from '@perfshop/admin/Account.tsx'
import type { Admin } from '@perfshop/admin/admin.ts'
import { Interfaces } from '@perfshop/admin/Interfaces.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { RedButton } from './active/RedButton.tsx'
import { useLive } from './live/live.ts'

export function TopBar({ admin }: { readonly admin: Admin }) {
  const t = useText()
  const connected = useLive((live) => live.connected)
  const known = useLive((live) => live.samples.length > 0)
  return (
    <header className="top">
      <div className="top__brand">
        <h1>
          PerfShop <span>{t('cockpit-brand')}</span>
        </h1>
        <p className={connected ? 'link link--on' : 'link'} role="status">
          <span className="link__dot" aria-hidden="true" />
          {t(connected ? 'cockpit-live-on' : known ? 'cockpit-live-off' : 'cockpit-live-first')}
        </p>
      </div>
      <Interfaces current="cockpit" />
      <Account admin={admin} />
      <RedButton />
    </header>
  )
}
