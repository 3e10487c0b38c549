// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdminView } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { RIGHTS, wordOf } from './rights.ts'

/** Every right, had or not: a shape and a word each, so that two accounts are compared at a glance. */
export function RightMarks({ account }: { readonly account: AdminView }) {
  const t = useText()
  return (
    <ul className="rights" aria-label={t('cockpit-account-rights')}>
      {RIGHTS.map((right) => (
        <li key={right} className={account[right] ? 'right right--has' : 'right'}>
          <Icon name={account[right] ? 'check' : 'minus'} />
          {!account[right] && <span className="visually-hidden">{t('cockpit-account-without')}</span>}
          {t(`cockpit-right-${wordOf(right)}`)}
        </li>
      ))}
    </ul>
  )
}
