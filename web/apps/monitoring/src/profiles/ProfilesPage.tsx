// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice, problemText } from '@perfshop/ui/Notice.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import * as ToggleGroup from '@radix-ui/react-toggle-group'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTitle } from '../frame/useTitle.ts'
import { now } from '../live/live.ts'
import { ofSameAudience, useApi } from '../signals/api.ts'
import { addressOf } from '../signals/links.ts'
import { Refresh } from '../signals/Refresh.tsx'
import { useAsked } from '../signals/useAsked.ts'
import { Download } from './Download.tsx'
import { BaseNote, Notes, Nothing } from './Notes.tsx'
import { Picture } from './Picture.tsx'
import { KINDS, profileQuery } from './query.ts'
import { PRESETS, stretchOf, USUALLY_KEPT_SECONDS, type Preset, type Stretch } from './stretch.ts'
import { Windows } from './Windows.tsx'

/** How often a profile that is followed is read again, in milliseconds: memory is looked at no oftener, and a minute moves no faster. */
const FOLLOW_MS = 5000

/** Where CPU time goes, and what memory holds. */
export default function ProfilesPage() {
  const t = useText()
  useTitle(t('monitoring-profiles-title'))
  const [asked, ask] = useAsked()
  const [following, setFollowing] = useState(false)
  const { audience, api } = useApi()
  const kind = asked.kind === 'heap' ? 'heap' : 'cpu'
  // Of memory there is only now.
  const stretch = kind === 'heap' ? null : stretchOf(asked.from, asked.to)
  const base = kind === 'heap' ? null : stretchOf(asked.baseFrom, asked.baseTo)
  const profile = useQuery({
    ...profileQuery(api, audience, kind, stretch),
    placeholderData: ofSameAudience(audience),
    refetchInterval: following && stretch === null ? FOLLOW_MS : false,
    staleTime: 0,
  })
  const other = useQuery({ ...profileQuery(api, audience, 'cpu', base), enabled: base !== null })
  const compared = base === null ? undefined : other.data
  const read = profile.data
  const off = profile.isError && fromThrown(profile.error).code === 'PROFILES_OFF'

  const show = (next: Stretch | null) => ask({ ...asked, from: text(next?.from), to: text(next?.to) })
  const toNow = () => {
    if (stretch === null) void profile.refetch()
    else show(null)
  }
  const compare = (next: Stretch | Preset | null) => {
    // What a preset counts from is held still: it would not be the minute before any more when the time goes on.
    const shown = stretch ?? read ?? { from: now() - 60_000, to: now() }
    const chosen = next === 'before' || next === 'five' ? PRESETS[next](shown) : next
    ask({ ...asked, ...(typeof next === 'string' ? { from: text(shown.from), to: text(shown.to) } : {}), baseFrom: text(chosen?.from), baseTo: text(chosen?.to) })
  }
  return (
    <>
      <div className="signals__head">
        <h1 className="signals__title">{t('monitoring-profiles')}</h1>
        <ToggleGroup.Root className="windows" type="single" aria-label={t('monitoring-profile-kind')} value={kind} onValueChange={(chosen) => { if (chosen !== '') ask({ kind: chosen === 'cpu' ? '' : chosen }) }}>
          {KINDS.map((one) => (
            <ToggleGroup.Item key={one} value={one} className="window">
              {t(`monitoring-profile-kind-${one}`)}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        {read !== undefined && <p className="soft tabular">{t(`monitoring-profile-of-${read.unit}`, { from: showInstant(read.from, 'clock'), to: showInstant(read.to, 'clock'), count: read.samples })}</p>}
        <Refresh
          label={t('monitoring-now')}
          busy={profile.isFetching}
          following={following && stretch === null}
          onFollow={(next) => {
            setFollowing(next)
            if (next) toNow()
          }}
          onRefresh={toNow}
        />
      </div>
      {(kind === 'cpu' || audience === 'instructor') && (
        <div className="filters profile__time">
          {kind === 'cpu' && <Windows stretch={stretch} base={base} now={now()} keptSeconds={read?.keptSeconds ?? USUALLY_KEPT_SECONDS} onStretch={show} onBase={compare} />}
          {read !== undefined && (
            <div className="filters__send">
              {kind === 'cpu' && <Ways stretch={read} />}
              {audience === 'instructor' && <Download key={kind} api={api} kind={kind} stretch={read} />}
            </div>
          )}
        </div>
      )}
      {off && (
        <p className="signals__empty" role="status">
          {problemText(fromThrown(profile.error), t)}
        </p>
      )}
      {profile.isError && !off && <ProblemNotice error={profile.error} retry={() => void profile.refetch()} />}
      {other.isError && base !== null && <ProblemNotice error={other.error} retry={() => void other.refetch()} />}
      {profile.isPending && <Skeleton height="40rem" />}
      {read !== undefined && (
        <div aria-busy={profile.isPlaceholderData} className={profile.isPlaceholderData ? 'signals__list signals__list--before' : 'signals__list'}>
          {read.samples === 0 ? (
            <Nothing profile={read} now={now()} />
          ) : (
            <>
              <Notes profile={read} now={now()} />
              {compared !== undefined && <BaseNote samples={compared.samples} />}
              {/* A function that was zoomed into is of the one kind only. */}
              <Picture key={read.unit} profile={read} base={compared?.samples === 0 ? undefined : compared} />
            </>
          )}
        </div>
      )}
    </>
  )
}

/** What else is known of the same time. */
function Ways({ stretch: { from, to } }: { readonly stretch: Stretch }) {
  const t = useText()
  const asked = { since: String(from), until: String(to) }
  return (
    <>
      <Link className={buttonClass('plain', true)} to={addressOf('/traces', asked)}>
        <Icon name="clock" />
        {t('monitoring-to-traces')}
      </Link>
      <Link className={buttonClass('plain', true)} to={addressOf('/logs', asked)}>
        <Icon name="file" />
        {t('monitoring-to-logs')}
      </Link>
    </>
  )
}

function text(ms: number | undefined): string {
  return ms === undefined ? '' : String(ms)
}
