// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import * as Tabs from '@radix-ui/react-tabs'
import type { StudentStatus } from '../api.ts'
import { shownFamilies } from '../families/families.ts'
import { TOLD } from './causes.ts'
import { FamilyDebrief } from './FamilyDebrief.tsx'

/** What was wrong all along, family by family, once the instructor has opened the debrief. */
export default function Debrief({ status }: { readonly status: StudentStatus }) {
  const t = useText()
  const shown = shownFamilies(status)
  const families = TOLD.filter((family) => shown.includes(family))
  return (
    <>
      <header className="family__head">
        <h2>{t('student-debrief')}</h2>
        <p className="soft">{t('student-debrief-text')}</p>
      </header>
      <Tabs.Root className="debrief" defaultValue={families[0] ?? ''}>
        <Tabs.List className="debrief__families" aria-label={t('student-debrief-families')}>
          {families.map((family) => (
            <Tabs.Trigger key={family} value={family} className="debrief__family">
              {t(`student-family-${family}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {families.map((family) => (
          <Tabs.Content key={family} value={family} className="debrief__told">
            <FamilyDebrief family={family} captured={status.flags} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </>
  )
}
