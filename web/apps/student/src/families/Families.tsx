// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import * as Tabs from '@radix-ui/react-tabs'
import { useState } from 'react'
import type { Family, StudentStatus } from '../api.ts'
import { Scenarios } from '../performance/Scenarios.tsx'
import { shownFamilies } from './families.ts'
import { FamilyPanel } from './FamilyPanel.tsx'
import { Flags } from './Flags.tsx'

/** One tab a family that has something. The address keeps which one, so that a link can name it and a reload stays there. */
export function Families({ status, lost }: { readonly status: StudentStatus; readonly lost: boolean }) {
  const t = useText()
  const families = shownFamilies(status)
  const [chosen, setChosen] = useState(() => window.location.hash.slice(1))
  const open = families.find((family) => family === chosen) ?? families[0]
  if (open === undefined) return null
  const choose = (family: string) => {
    setChosen(family)
    window.history.replaceState(null, '', `#${family}`)
  }
  return (
    <Tabs.Root className="families" value={open} onValueChange={choose}>
      <Tabs.List className="tabs" aria-label={t('student-families')}>
        {families.map((family) => (
          <Tabs.Trigger key={family} value={family} className="tab">
            {t(`student-family-${family}`)}
            {!lost && isOn(status, family) && <span className="tab__on" role="img" aria-label={t('student-tab-on')} />}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {families.map((family) => (
        <Tabs.Content key={family} value={family} className="family">
          <FamilyPanel family={family} status={status} lost={lost} />
          {family === 'performance' && <Scenarios status={status} lost={lost} />}
          {family === 'security' && <Flags status={status} lost={lost} />}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}

function isOn({ levels, scenario }: StudentStatus, family: Family): boolean {
  return levels[family] > 0 || (family === 'performance' && scenario?.mine === true)
}
