// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText, type Text } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { missingOf, USUALLY_KEPT_SECONDS } from '../profiles/stretch.ts'
import { addressOf, waysFrom } from '../signals/links.ts'
import type { Range } from '../view/view.ts'
import { MOST, type Entry } from './entries.ts'

/** Seconds of what has a length: a single one is an instant. */
const SHORTEST = 2

interface Props {
  readonly entries: readonly Entry[]
  /** The first and the newest sample, epoch seconds; null before there are any. */
  readonly known: Range | null
  /** The hour has been read: what is not in the list did not happen. */
  readonly complete: boolean
  readonly onZoom: (stretch: Range) => void
}

/** What happened in the last hour: when, how long, what, and the ways to what else is known of that time. */
export function Timeline({ entries, known, complete, onZoom }: Props) {
  const t = useText()
  return (
    <section className="timeline" aria-label={t('monitoring-timeline')} aria-busy={!complete}>
      <h2 className="timeline__title">{t('monitoring-timeline')}</h2>
      {known !== null && complete && entries.length === 0 && <p className="soft timeline__none">{t('monitoring-timeline-empty', { clock: showInstant(known[0] * 1000, 'clock') })}</p>}
      {known !== null && entries.length > 0 && (
        <ol className="timeline__list">
          {entries.slice(0, MOST).map((entry) => (
            <Row key={entry.key} entry={entry} now={known[1]} onZoom={onZoom} />
          ))}
          {entries.length > MOST && <li className="soft timeline__most">{t('monitoring-timeline-most', { count: MOST })}</li>}
        </ol>
      )}
    </section>
  )
}

function Row({ entry, now, onZoom }: { readonly entry: Entry; readonly now: number; readonly onZoom: (stretch: Range) => void }) {
  const t = useText()
  const { from, to, still } = entry
  const { traces, logs } = waysFrom([from, to], entry.by === 'figures' && entry.moment.kind === 'errors')
  const profile = profileFor(entry, now)
  return (
    <li className={still ? 'moment moment--still' : 'moment'}>
      <p className="moment__when tabular">
        <b>{showInstant(from * 1000, 'clock')}</b> {to - from >= SHORTEST && <span>{t('monitoring-timeline-for', { span: formatSpan(to - from) })}</span>}{' '}
        {still && <span className="badge badge--warn">{t('monitoring-timeline-still')}</span>}
      </p>
      <p className="moment__what">
        <Icon name={entry.by === 'instructor' ? 'power' : still ? 'alert' : 'check'} />
        <span>{entry.by === 'instructor' ? <Activation entry={entry} t={t} /> : <Symptom entry={entry} t={t} />}</span>
      </p>
      <p className="moment__ways">
        <button type="button" className={buttonClass('quiet', true)} onClick={() => onZoom([from, to])}>
          {t('monitoring-moment-zoom')}
        </button>
        <Link className={buttonClass('quiet', true)} to={traces}>
          {t('monitoring-page-traces')}
        </Link>
        <Link className={buttonClass('quiet', true)} to={logs}>
          {t('monitoring-page-logs')}
        </Link>
        {profile !== null && (
          <Link className={buttonClass('quiet', true)} to={profile}>
            {t('monitoring-moment-profile')}
          </Link>
        )}
      </p>
    </li>
  )
}

function Symptom({ entry, t }: { readonly entry: Entry & { readonly by: 'figures' }; readonly t: Text }) {
  const { kind, figures } = entry.moment
  return (
    <>
      <b>{t(`monitoring-moment-${kind}`)}</b> <span className="soft">{t(`monitoring-moment-${kind}-figures`, figures)}</span>
    </>
  )
}

function Activation({ entry, t }: { readonly entry: Entry & { readonly by: 'instructor' }; readonly t: Text }) {
  return (
    <>
      <span className="badge">{t('monitoring-instructor-only')}</span> <b>{entry.shown.label}</b> {entry.shown.name}
    </>
  )
}

/** Of memory there is a profile of now alone; of CPU time none of what is kept no longer. */
function profileFor(entry: Entry, now: number): string | null {
  if (entry.by === 'figures' && entry.moment.kind === 'heap' && entry.still) return addressOf('/profiles', { kind: 'heap' })
  const gone = missingOf({ from: entry.from * 1000, to: entry.to * 1000 }, now * 1000, USUALLY_KEPT_SECONDS) === 'all'
  return gone ? null : waysFrom([entry.from, entry.to], false).profile
}
