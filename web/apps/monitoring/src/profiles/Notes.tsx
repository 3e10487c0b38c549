// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileTree } from '@perfshop/api/types.ts'
import { Notice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { missingOf } from './stretch.ts'

/** Fewer samples make a rough picture: a tenth of it could be chance. */
const FEW = 50

interface Props {
  readonly profile: ProfileTree
  readonly now: number
}

/** What a reader must know before they believe the picture. */
export function Notes({ profile: { unit, from, to, samples, lost, keptSeconds }, now }: Props) {
  const t = useText()
  const minutes = keptSeconds / 60
  const notes = [
    ...(unit === 'nanoseconds' && samples < FEW ? [t('monitoring-profile-few', { count: samples })] : []),
    ...(lost > 0 ? [t('monitoring-profile-lost', { count: lost })] : []),
    ...(unit === 'nanoseconds' && missingOf({ from, to }, now, keptSeconds) === 'part' ? [t('monitoring-profile-part', { minutes })] : []),
  ]
  return notes.map((note) => <Notice key={note} tone="warn" title={note} />)
}

/** Said instead of a picture where nothing was sampled: nothing is kept of it, or nothing happened. */
export function Nothing({ profile: { unit, from, to, keptSeconds }, now }: Props) {
  const t = useText()
  const gone = unit === 'nanoseconds' && missingOf({ from, to }, now, keptSeconds) === 'all'
  return (
    <p className="signals__empty" role="status">
      {gone ? t('monitoring-profile-gone', { minutes: keptSeconds / 60 }) : t(`monitoring-profile-idle-${unit}`)}
    </p>
  )
}

/** The same of what it is compared with. */
export function BaseNote({ samples }: { readonly samples: number }) {
  const t = useText()
  if (samples >= FEW) return null
  return <Notice tone="warn" title={samples === 0 ? t('monitoring-profile-base-empty') : t('monitoring-profile-base-few', { count: samples })} />
}
