// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { BrowserRouter, Route, Routes } from 'react-router'
import { AccountPage } from './account/AccountPage.tsx'
import { AccountsPage } from './accounts/AccountsPage.tsx'
import { Audit } from './audit/Audit.tsx'
import { AuditorPage } from './auditor/AuditorPage.tsx'
import type { Admin } from '@perfshop/admin/admin.ts'
import { useActivations, useCatalogue, useFollowRevision } from './chaos/queries.ts'
import { useEndedByItself } from './chaos/useEndedByItself.ts'
import { Console } from './Console.tsx'
import { useFollowLive } from './live/live.ts'
import { Modes } from './modes/Modes.tsx'
import { Places } from './Places.tsx'
import { TopBar } from './TopBar.tsx'

const NONE: readonly Anomaly[] = []

/** What stands around every page: the red button, the modes, and what follows the shop whichever page is open. */
export function Cockpit({ admin }: { readonly admin: Admin }) {
  const t = useText()
  useFollowLive()
  useFollowRevision()
  const activations = useActivations()
  const catalogue = useCatalogue()
  useEndedByItself(activations.data, catalogue.data?.anomalies ?? NONE)

  return (
    <BrowserRouter basename="/chaos-admin">
      <div className="cockpit">
        <a className="skip-link" href="#main">
          {t('cockpit-skip')}
        </a>
        <div className="cockpit__head">
          <TopBar admin={admin} />
          <div className="cockpit__bar">
            <Places active={activations.data?.active ?? []} />
            <Modes />
          </div>
        </div>
        <main id="main" className="cockpit__main" tabIndex={-1}>
          <Routes>
            <Route path="/audit" element={<Audit />} />
            <Route path="/auditor" element={<AuditorPage />} />
            <Route path="/accounts" element={<AccountsPage />} />
            <Route path="/account" element={<AccountPage />} />
            <Route path="*" element={<Console activations={activations} />} />
          </Routes>
        </main>
        <footer className="foot">
          <span>{t('cockpit-licence')}</span>
          <a href="/source">{t('cockpit-source')}</a>
        </footer>
      </div>
    </BrowserRouter>
  )
}
