// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect } from 'react'
import { useAdmin } from './auth/admin.ts'
import { LoginPage } from './auth/LoginPage.tsx'
import { Cockpit } from './Cockpit.tsx'

export function App() {
  const t = useText()
  const admin = useAdmin()
  const title = t('cockpit-title')
  useEffect(() => {
    document.title = title
  }, [title])
  return admin === null ? <LoginPage /> : <Cockpit key={admin.token} admin={admin} />
}
