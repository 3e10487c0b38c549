// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { useText } from '@perfshop/ui/text.tsx'

interface Props {
  /** How long the shop stays away beyond its restart. */
  readonly downSeconds: number
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** The one lever that asks: what a process held in memory when it died does not come back with Undo. */
export function DeathDialog({ downSeconds, onConfirm, onClose }: Props) {
  const t = useText()
  return (
    <ConfirmDialog title={t('cockpit-death-title')} confirm={t('cockpit-death-confirm')} onConfirm={onConfirm} onClose={onClose}>
      <p>{t('cockpit-death-text')}</p>
      <p>{downSeconds > 0 ? t('cockpit-death-down', { seconds: downSeconds }) : t('cockpit-death-back')}</p>
    </ConfirmDialog>
  )
}
