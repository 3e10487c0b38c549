// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useRef } from 'react'
import { useUnsaved } from './useUnsaved.ts'

/** Asks before a form is left whose values are not saved. */
export function Unsaved({ dirty }: { readonly dirty: boolean }) {
  const t = useText()
  const blocker = useUnsaved(dirty)
  // The dialog closes after either answer.
  const leaving = useRef(false)
  if (blocker.state !== 'blocked') return null
  return (
    <ConfirmDialog
      title={t('backoffice-unsaved-title')}
      confirm={t('backoffice-unsaved-leave')}
      onConfirm={() => {
        leaving.current = true
        blocker.proceed()
      }}
      onClose={() => {
        if (!leaving.current) blocker.reset()
      }}
    >
      <p>{t('backoffice-unsaved-text')}</p>
    </ConfirmDialog>
  )
}
