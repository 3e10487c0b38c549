// SPDX-License-Identifier: AGPL-3.0-or-later
import { isSet } from '@perfshop/ui/isSet.ts'
import { useText } from '@perfshop/ui/text.tsx'
import type { Family, StudentStatus } from '../api.ts'
import { levelName, shownFamilies } from '../families/families.ts'
import { Gauge } from './Gauge.tsx'
import { RunningNow } from './RunningNow.tsx'

/** What this student has set, and what some student runs for everyone. What the instructor does is not told: that is to be found. */
export function OnNow({ status, lost }: { readonly status: StudentStatus; readonly lost: boolean }) {
  const t = useText()
  const families = shownFamilies(status)
  if (families.length === 0) return null
  return (
    <section className="on" aria-labelledby="on">
      <header className="on__head">
        <h2 id="on">{t('student-on')}</h2>
        <p>{t('student-on-text')}</p>
      </header>
      <ul className="on__families">
        {families.map((family) => (
          <li key={family}>
            <span className="on__family">{t(`student-family-${family}`)}</span>
            <Gauge level={lost ? 0 : status.levels[family]} />
            <strong className={!lost && status.levels[family] > 0 ? 'on__level on__level--lit' : 'on__level'}>{lost ? t('student-unknown') : levelText(family, status, t)}</strong>
          </li>
        ))}
      </ul>
      {!lost && isSet(status.scenario) && <RunningNow running={status.scenario} enabled={status.enabled} />}
    </section>
  )
}

function levelText(family: Family, { levels }: StudentStatus, t: (id: string) => string): string {
  return t(levelName(family, levels[family]))
}
