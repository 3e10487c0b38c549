// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import * as Tabs from '@radix-ui/react-tabs'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Family, StudentStatus } from '../api.ts'
import { Scenarios } from '../performance/Scenarios.tsx'
import { Correlation } from '../scripting/Correlation.tsx'
import { Flags } from '../security/Flags.tsx'
import { openTab, shownFamilies } from './families.ts'
import { FamilyPanel } from './FamilyPanel.tsx'

// What it shows is nobody's to know before the instructor says so, and neither is the way to ask for it.
const Debrief = lazy(() => import('../debrief/Debrief.tsx'))

/** One tab a family that has something, and the debrief's. The address keeps which one: a link can name it and a reload stays there. */
export function Families({ status, lost }: { readonly status: StudentStatus; readonly lost: boolean }) {
  const t = useText()
  const families = shownFamilies(status)
  const [chosen, setChosen] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    // A link within the page, such as the one that says that the debrief is open.
    const follow = () => setChosen(window.location.hash.slice(1))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const open = openTab(chosen, status)
  if (open === null) return null
  const choose = (tab: string) => {
    setChosen(tab)
    window.history.replaceState(null, '', `#${tab}`)
  }
  return (
    <Tabs.Root id={status.debrief ? 'debrief' : undefined} className="families" value={open} onValueChange={choose}>
      <Tabs.List className="tabs" aria-label={t('student-families')}>
        {families.map((family) => (
          <Tabs.Trigger key={family} value={family} className="tab">
            {t(`student-family-${family}`)}
            {!lost && isOn(status, family) && <span className="tab__on" role="img" aria-label={t('student-tab-on')} />}
          </Tabs.Trigger>
        ))}
        {status.debrief && (
          <Tabs.Trigger value="debrief" className="tab">
            {t('student-debrief')}
          </Tabs.Trigger>
        )}
      </Tabs.List>
      {families.map((family) => (
        <Tabs.Content key={family} value={family} className="family">
          <FamilyPanel family={family} status={status} lost={lost} />
          {family === 'performance' && <Scenarios status={status} lost={lost} />}
          {family === 'scripting' && <Correlation status={status} />}
          {family === 'security' && <Flags captured={status.flags} disabled={lost || !status.enabled} />}
        </Tabs.Content>
      ))}
      {status.debrief && (
        <Tabs.Content value="debrief" className="family">
          <Suspense fallback={<Skeleton height="24rem" />}>
            <Debrief status={status} />
          </Suspense>
        </Tabs.Content>
      )}
    </Tabs.Root>
  )
}

function isOn({ levels, scenario }: StudentStatus, family: Family): boolean {
  return levels[family] > 0 || (family === 'performance' && scenario?.mine === true)
}
