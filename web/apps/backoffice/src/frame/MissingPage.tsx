// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useTitle } from './useTitle.ts'

/** An address that leads to nothing, or to what is no longer there. */
export default function MissingPage() {
  const t = useText()
  useTitle(t('backoffice-missing-title'))
  return (
    <section className="blank">
      <Icon name="search" />
      <h1>{t('backoffice-missing-title')}</h1>
      <p className="soft">{t('backoffice-missing-text')}</p>
    </section>
  )
}
