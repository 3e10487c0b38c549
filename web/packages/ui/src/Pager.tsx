// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from './Icon.tsx'
import { pagerEntries } from './pages.ts'
import { useText } from './text.tsx'

interface Props {
  readonly label: string
  /** Counted from 0, as on the wire. */
  readonly current: number
  readonly total: number
  readonly onPage: (page: number) => void
}

export function Pager({ label, current, total, onPage }: Props) {
  const t = useText()
  if (total < 2) return null
  return (
    <nav className="pager" aria-label={label}>
      <button type="button" className="pager__page" aria-label={t('ui-page-previous')} disabled={current === 0} onClick={() => onPage(current - 1)}>
        <Icon name="chevronLeft" />
      </button>
      {pagerEntries(current, total).map((entry, index) =>
        entry === 'gap' ? (
          <span key={`gap-${index}`} aria-hidden="true">
            …
          </span>
        ) : (
          <button
            key={entry}
            type="button"
            className="pager__page"
            aria-label={t('ui-page-number', { number: entry + 1 })}
            aria-current={entry === current ? 'page' : undefined}
            onClick={() => onPage(entry)}
          >
            {entry + 1}
          </button>
        ),
      )}
      <button type="button" className="pager__page" aria-label={t('ui-page-next')} disabled={current >= total - 1} onClick={() => onPage(current + 1)}>
        <Icon name="chevronRight" />
      </button>
    </nav>
  )
}
