// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useTitle } from './useTitle.ts'

/** For an admin whose account does not have the right to the back office: says so, and who can change it. */
export function NoRight({ email }: { readonly email: string }) {
  const t = useText()
  useTitle(t('backoffice-no-right-title'))
  return (
    <section className="blank">
      <Icon name="lock" />
      <h1>{t('backoffice-no-right-title')}</h1>
      <p className="soft">{t('backoffice-no-right-text', { email })}</p>
    </section>
  )
}
