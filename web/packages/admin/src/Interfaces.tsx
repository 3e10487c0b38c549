// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'

const INTERFACES = [
  { id: 'cockpit', path: '/chaos-admin/' },
  { id: 'monitoring', path: '/monitoring/' },
  { id: 'backoffice', path: '/backoffice/' },
] as const

/** The way from one interface of the admin's to another: in this tab, because the token is known in this tab only. */
export function Interfaces({ current }: { readonly current: (typeof INTERFACES)[number]['id'] }) {
  const t = useText()
  return (
    <nav className="interfaces" aria-label={t('admin-interfaces')}>
      {INTERFACES.map(({ id, path }) => (
        <a key={id} href={path} aria-current={id === current ? 'true' : undefined}>
          {t(`admin-interface-${id}`)}
        </a>
      ))}
    </nav>
  )
}
