// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'

const PLACES: readonly { readonly id: string; readonly icon: IconName; readonly path: string }[] = [
  { id: 'shop', icon: 'bag', path: '/shop/' },
  { id: 'monitor', icon: 'chart', path: '/monitoring/' },
  { id: 'api', icon: 'file', path: '/api/docs' },
]

/** Where a student goes from here. Each opens beside this page, which stays the desk to come back to. */
export function Header() {
  const t = useText()
  return (
    <header className="head">
      <a className="head__brand" href="/">
        <Icon name="bag" />
        PerfShop <span>{t('student-brand')}</span>
      </a>
      <nav className="head__places" aria-label={t('student-places')}>
        {PLACES.map(({ id, icon, path }) => (
          <a key={id} href={path} target="_blank" rel="noopener">
            <Icon name={icon} />
            {t(`student-place-${id}`)}
            <span className="visually-hidden"> {t('student-new-tab')}</span>
          </a>
        ))}
      </nav>
    </header>
  )
}
