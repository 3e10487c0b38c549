// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTheme } from '@perfshop/admin/theme.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useOutletContext } from 'react-router'
import { namesOf, shownIn } from '../bands/bands.ts'
import { useRecord } from '../bands/record.ts'
import { Browsers } from '../browsers/Browsers.tsx'
import type { Kept } from '../frame/Frame.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { useLive } from '../live/live.ts'
import { Panel } from '../panels/Panel.tsx'
import { PANELS } from '../panels/panels.ts'
import { explanationOf, profileOf, tracesOf } from '../signals/links.ts'
import { entriesOf } from '../timeline/entries.ts'
import { momentsOf } from '../timeline/moments.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { Controls } from '../view/Controls.tsx'
import { around, HOUR, marked, rangeOf, type Range } from '../view/view.ts'

/** Every figure of the last hour. */
export function ChartsPage() {
  const t = useText()
  const { columns, samples, last, connected, complete } = useLive((live) => live)
  const theme = useTheme()
  const [view, setView] = useOutletContext<Kept>()
  const [cursor, setCursor] = useState<number | null>(null)
  const { activations, catalogue } = useRecord()
  const navigate = useNavigate()
  const title = t('monitoring-title')
  useTitle(title)

  const now = (last?.at ?? 0) / 1000
  const range = rangeOf(view, now)
  const hour = rangeOf(HOUR, now)
  const activeIn = (times: Range) => (activations === undefined ? [] : shownIn(activations, namesOf(catalogue), times, now))
  const shown = activeIn(range)
  // A pointer that moves over a chart draws the page again; what happened is the same until the next second.
  const moments = useMemo(() => momentsOf(samples, complete), [samples, complete])
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <div className="bar">
        <Controls view={view} last={now} onView={setView} />
        <p className="bar__time tabular">{last !== undefined && t('monitoring-time', { from: showInstant(range[0] * 1000, 'clock'), to: showInstant(range[1] * 1000, 'clock') })}</p>
        {/* A chart is a picture: who cannot press on it zooms by keys, and goes on here. */}
        <div className="bar__ways">
          <Link className={buttonClass('plain', true)} to={tracesOf(range, false)}>
            <Icon name="clock" />
            {t('monitoring-to-traces')}
          </Link>
          <Link className={buttonClass('plain', true)} to={profileOf(range[0] * 1000, range[1] * 1000)}>
            <Icon name="flame" />
            {t('monitoring-to-profile')}
          </Link>
        </div>
      </div>
      {connected === false && last !== undefined && (
        <p className="lost" role="alert">
          {t('monitoring-lost')}
        </p>
      )}
      <div className="charts">
        <Timeline
          entries={entriesOf(moments, activeIn(hour), hour[0])}
          known={last === undefined ? null : [(samples[0]?.at ?? 0) / 1000, now]}
          complete={complete}
          onZoom={(stretch) => setView(around(stretch, now))}
        />
        <div className={connected !== false || last === undefined ? 'panels' : 'panels panels--lost'} aria-busy={!complete}>
          {last === undefined
            ? PANELS.map(({ id }) => <Skeleton key={id} height="15rem" />)
            : PANELS.map((panel) => (
                <Panel
                  key={panel.id}
                  panel={panel}
                  columns={columns}
                  range={range}
                  at={cursor}
                  bands={shown}
                  theme={theme}
                  onZoom={(from, to) => setView(marked(from, to, now))}
                  onCursor={setCursor}
                  onPress={(time) => void navigate(explanationOf(panel.explained ?? 'traces', time))}
                />
              ))}
        </div>
      </div>
      <Browsers />
      <p className="soft hint">{t('monitoring-hint')}</p>
    </>
  )
}
