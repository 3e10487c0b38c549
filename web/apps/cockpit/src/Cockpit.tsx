// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import type { Anomaly } from '@perfshop/api/types.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { ActiveNow } from './active/ActiveNow.tsx'
import { Audit } from './audit/Audit.tsx'
import type { Admin } from '@perfshop/admin/admin.ts'
import { useActivations, useCatalogue, useFollowRevision } from './chaos/queries.ts'
import { useEndedByItself } from './chaos/useEndedByItself.ts'
import { FamilySection } from './levers/FamilySection.tsx'
import { Figures } from './live/Figures.tsx'
import { useFollowLive } from './live/live.ts'
import { TopBar } from './TopBar.tsx'

const NONE: readonly Anomaly[] = []

/** The one screen: what is active, what it does to the figures, and the levers. */
export function Cockpit({ admin }: { readonly admin: Admin }) {
  const t = useText()
  useFollowLive()
  useFollowRevision()
  const activations = useActivations()
  const catalogue = useCatalogue()
  const active = activations.data?.active ?? []
  const anomalies = catalogue.data?.anomalies ?? NONE
  useEndedByItself(activations.data, anomalies)
  const families = catalogue.data?.families.filter((family) => anomalies.some((anomaly) => anomaly.family === family.id)) ?? []

  return (
    <div className="cockpit">
      <a className="skip-link" href="#main">
        {t('cockpit-skip')}
      </a>
      <TopBar admin={admin} />
      <main id="main" className="cockpit__main" tabIndex={-1}>
        {activations.isError && <ProblemNotice error={activations.error} retry={() => void activations.refetch()} />}
        {/* Healthy is only said once it is known. */}
        {activations.data === undefined ? <Skeleton height="8rem" /> : <ActiveNow active={active} anomalies={anomalies} />}
        <div className="cockpit__columns">
          <div className="cockpit__levers">
            {catalogue.isError && <ProblemNotice error={catalogue.error} retry={() => void catalogue.refetch()} />}
            {catalogue.isPending && <Skeleton height="20rem" />}
            {catalogue.data !== undefined && families.length === 0 && <p>{t('cockpit-families-empty')}</p>}
            {/* Controls begin from what is active, so they wait until that is known. */}
            {activations.data !== undefined &&
              families.map((family) => (
                <FamilySection key={family.id} family={family} anomalies={anomalies.filter((anomaly) => anomaly.family === family.id)} active={active} />
              ))}
          </div>
          <Figures />
        </div>
        <Audit />
      </main>
      <footer className="foot">
        <span>{t('cockpit-licence')}</span>
        <a href="/source">{t('cockpit-source')}</a>
      </footer>
    </div>
  )
}
