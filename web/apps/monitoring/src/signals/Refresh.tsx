// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'

/** How often a list that is followed is read again, in milliseconds; only while its page is looked at. */
export const FOLLOW_MS = 2000

interface Props {
  readonly busy: boolean
  readonly following: boolean
  readonly onFollow: (following: boolean) => void
  readonly onRefresh: () => void
  /** What the reading again is called where that says more. */
  readonly label?: string
}

/** Reads a list again, once or every other second. */
export function Refresh({ busy, following, onFollow, onRefresh, label }: Props) {
  const t = useText()
  const name = label ?? t('monitoring-refresh')
  return (
    <div className="refresh">
      <button type="button" className={following ? 'pause pause--still' : 'pause'} aria-pressed={following} onClick={() => onFollow(!following)}>
        <Icon name={following ? 'pause' : 'play'} />
        {t('monitoring-follow')}
      </button>
      <button type="button" className="round" aria-label={name} title={name} aria-disabled={busy ? true : undefined} onClick={onRefresh}>
        <Icon name="refresh" className={busy ? 'refresh__busy' : 'refresh__still'} />
      </button>
    </div>
  )
}
