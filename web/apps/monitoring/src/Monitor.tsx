// SPDX-License-Identifier: AGPL-3.0-or-later
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useState } from 'react'
import { namesOf, shownIn } from './bands/bands.ts'
import { useRecord } from './bands/record.ts'
import { Timeline } from './bands/Timeline.tsx'
import { useFollowLive, useLive } from './live/live.ts'
import { Panel } from './panels/Panel.tsx'
import { PANELS } from './panels/panels.ts'
import { useTheme } from '@perfshop/admin/theme.ts'
import { TopBar } from './TopBar.tsx'
import { Controls } from './view/Controls.tsx'
import { FIRST, marked, rangeOf, type View } from './view/view.ts'

/** The one screen: every figure of the last hour. */
export function Monitor() {
  const t = useText()
  useFollowLive()
  const { columns, last, connected, complete, revision } = useLive((live) => live)
  const theme = useTheme()
  const [view, setView] = useState<View>(FIRST)
  const [cursor, setCursor] = useState<number | null>(null)
  const { activations, catalogue } = useRecord()
  const title = t('monitoring-title')
  useEffect(() => {
    document.title = title
  }, [title])

  const now = (last?.at ?? 0) / 1000
  const range = rangeOf(view, now)
  const shown = activations === undefined ? [] : shownIn(activations, namesOf(catalogue), range, now)
  return (
    <div className="monitor">
      <a className="skip-link" href="#main">
        {t('monitoring-skip')}
      </a>
      <TopBar />
      <main id="main" className="monitor__main" tabIndex={-1}>
        <h1 className="visually-hidden">{title}</h1>
        <div className="bar">
          <Controls view={view} last={now} onView={setView} />
          <p className="bar__time tabular">{last !== undefined && t('monitoring-time', { from: showInstant(range[0] * 1000, 'clock'), to: showInstant(range[1] * 1000, 'clock') })}</p>
        </div>
        {!connected && last !== undefined && (
          <p className="lost" role="alert">
            {t('monitoring-lost')}
          </p>
        )}
        {revision !== null && <Timeline shown={shown} />}
        <div className={connected || last === undefined ? 'panels' : 'panels panels--lost'} aria-busy={!complete}>
          {last === undefined
            ? PANELS.map(({ id }) => <Skeleton key={id} height="15rem" />)
            : PANELS.map((panel) => (
                <Panel key={panel.id} panel={panel} columns={columns} range={range} at={cursor} bands={shown} theme={theme} onZoom={(from, to) => setView(marked(from, to, now))} onCursor={setCursor} />
              ))}
        </div>
        <p className="soft hint">{t('monitoring-hint')}</p>
      </main>
      <footer className="foot">
        <span>{t('monitoring-licence')}</span>
        <a href="/source">{t('monitoring-source')}</a>
      </footer>
    </div>
  )
}
