// SPDX-License-Identifier: AGPL-3.0-or-later
import { useAdmin } from '@perfshop/admin/admin.ts'
import { LoginPage } from '@perfshop/admin/LoginPage.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { ToastProvider } from '@perfshop/ui/Toasts.tsx'
import { useEffect } from 'react'
import { Cockpit } from './Cockpit.tsx'

export function App() {
  const t = useText()
  const admin = useAdmin()
  const title = t('cockpit-title')
  useEffect(() => {
    document.title = title
  }, [title])
  if (admin === null) return <LoginPage title={t('cockpit-login-title')} />
  return (
    // Toasts belong to the login: whoever logs out takes them and their undo along.
    <ToastProvider key={admin.token}>
      <Cockpit admin={admin} />
    </ToastProvider>
  )
}
