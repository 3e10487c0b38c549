// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdminAccount } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { RightMarks } from './RightMarks.tsx'

interface Props {
  readonly account: AdminAccount
  readonly onEdit: () => void
  readonly onDelete: () => void
}

export function AccountRow({ account, onEdit, onDelete }: Props) {
  const t = useText()
  const { email } = account
  return (
    <li className="person">
      <div className="person__who">
        <b>
          <bdi>{email}</bdi>
        </b>
        {account.isSuperAdmin && <span className="person__super">{t('cockpit-account-super')}</span>}
      </div>
      <RightMarks account={account} />
      <div className="person__actions">
        <Button look="plain" small aria-label={t('cockpit-accounts-edit-named', { email })} onClick={onEdit}>
          {t('cockpit-accounts-edit')}
        </Button>
        {/* The superadmin is the configuration's. */}
        {!account.isSuperAdmin && (
          <Button look="plain" small aria-label={t('cockpit-accounts-delete-named', { email })} onClick={onDelete}>
            {t('cockpit-accounts-delete')}
          </Button>
        )}
      </div>
    </li>
  )
}
