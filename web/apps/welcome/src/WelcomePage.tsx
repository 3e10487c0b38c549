// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect } from 'react'
import { Places } from './Places.tsx'
import { Services } from './Services.tsx'
import { Students } from './Students.tsx'
import { useWelcome } from './welcome.ts'

/** The front door: made to be shown to the room while it fills. */
export function WelcomePage() {
  const t = useText()
  const welcome = useWelcome()
  const title = t('welcome-title')
  useEffect(() => {
    document.title = title
  }, [title])
  const { data, isError } = welcome
  return (
    <div className="welcome">
      <header className="welcome__head">
        <h1>PerfShop</h1>
        <p className="soft">{t('welcome-intro')}</p>
      </header>
      <main className="welcome__main">
        {isError && <ProblemNotice error={welcome.error} retry={() => void welcome.refetch()} />}
        {data === undefined && !isError && <Skeleton height="22rem" />}
        {data !== undefined && <Students services={data.services} />}
        <div className="welcome__side">
          <Places services={data?.services ?? []} />
          {data !== undefined && <Services services={data.services} lost={isError} />}
        </div>
      </main>
      <footer className="welcome__foot">
        <span>{data !== undefined && t('welcome-version', { version: data.version })}</span>
        <span>{t('welcome-licence')}</span>
        <a href="/source">{t('welcome-source')}</a>
      </footer>
    </div>
  )
}
