// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { AuditorFigures } from './AuditorFigures.tsx'
import { AuditorFilter } from './AuditorFilter.tsx'
import { DeviationTable } from './DeviationTable.tsx'
import { useOrderAudit } from './queries.ts'

/** Every order recalculated from the written rules: the answer key. A visit begins an audit, whose pages are then turned. */
export function AuditorPage() {
  const t = useText()
  const [begun, setBegun] = useState(0)
  const [run, setRun] = useState<number | null>(null)
  const [anomaly, setAnomaly] = useState('')
  const [page, setPage] = useState(0)
  const [visit] = useState(() => Date.now())
  const audit = useOrderAudit(visit + begun, { run, anomaly, page })
  // The number that the server gave: another one when it no longer keeps the one that was asked for.
  const given = audit.isPlaceholderData ? undefined : audit.data?.summary.run
  if (given !== undefined && given !== run) setRun(given)
  const again = () => {
    setRun(null)
    setPage(0)
    setBegun(begun + 1)
  }
  const summary = audit.data?.summary
  const working = summary === undefined || !summary.complete || (audit.isPlaceholderData && run === null)
  return (
    <section className="page page--wide auditor" aria-labelledby="auditor-title" aria-busy={working}>
      <header className="page__head">
        <h2 id="auditor-title">{t('cockpit-auditor')}</h2>
        <Button small look="plain" onClick={again} disabled={working && !audit.isError}>
          {t('cockpit-auditor-again')}
        </Button>
      </header>
      <p className="soft auditor__text">{t('cockpit-auditor-text')}</p>
      {audit.isError && <ProblemNotice error={audit.error} retry={() => void audit.refetch()} />}
      {working && !audit.isError && (
        <div className="auditor__work" role="status">
          <p>{t('cockpit-auditor-working', { percent: summary?.percent ?? 0 })}</p>
          <progress max={100} value={summary?.percent ?? 0} aria-label={t('cockpit-auditor-progress')} />
        </div>
      )}
      {audit.isPending && <Skeleton height="20rem" />}
      {summary !== undefined && !working && (
        <>
          <AuditorFigures summary={summary} />
          <p className="soft tabular">{t('cockpit-auditor-at', { day: showInstant(summary.at, 'day'), clock: showInstant(summary.at, 'clock') })}</p>
          {summary.byAnomaly.length > 0 && (
            <AuditorFilter
              sums={summary.byAnomaly}
              anomaly={anomaly}
              onAnomaly={(next) => {
                setAnomaly(next)
                setPage(0)
              }}
            />
          )}
          {audit.data !== undefined && audit.data.content.length > 0 && (
            <>
              <DeviationTable rows={audit.data.content} />
              {summary.truncated && <p className="soft">{t('cockpit-auditor-truncated')}</p>}
              <Pager label={t('cockpit-auditor-pages')} current={page} total={audit.data.totalPages} onPage={setPage} />
            </>
          )}
        </>
      )}
    </section>
  )
}
