// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect } from 'react'
import { Desk, DeskSkeleton } from './Desk.tsx'
import { EnterPage } from './enter/EnterPage.tsx'
import { Header } from './Header.tsx'
import { useStatus } from './status.ts'

export function StudentPage() {
  const t = useText()
  const { data, isError, error, refetch } = useStatus()
  const title = t('student-title')
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="page">
      <a className="skip-link" href="#content">
        {t('student-skip')}
      </a>
      <Header />
      <main id="content" className="page__main" tabIndex={-1}>
        {data === undefined && (isError ? <ProblemNotice error={error} retry={() => void refetch()} /> : <DeskSkeleton />)}
        {data === null && <EnterPage />}
        {data !== undefined && data !== null && <Desk status={data} lost={isError} />}
      </main>
      <footer className="foot">
        <span>{t('student-licence')}</span>
        <a href="/source">{t('student-source')}</a>
      </footer>
    </div>
  )
}
