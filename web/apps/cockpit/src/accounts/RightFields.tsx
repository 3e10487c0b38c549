// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { RIGHTS, wordOf, type Rights } from './rights.ts'

interface Props {
  readonly rights: Rights
  readonly onRights: (rights: Rights) => void
}

export function RightFields({ rights, onRights }: Props) {
  const t = useText()
  return (
    <fieldset className="right-fields">
      <legend>{t('cockpit-account-rights')}</legend>
      {RIGHTS.map((right) => (
        <label key={right} className="right-field">
          <input type="checkbox" checked={rights[right]} onChange={(event) => onRights({ ...rights, [right]: event.target.checked })} />
          <span>
            {t(`cockpit-right-${wordOf(right)}`)}
            <small>{t(`cockpit-right-${wordOf(right)}-text`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
