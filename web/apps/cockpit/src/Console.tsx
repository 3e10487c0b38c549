// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activations, Anomaly } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { ActiveNow } from './active/ActiveNow.tsx'
import { useCatalogue, useScenarios } from './chaos/queries.ts'
import { FamilyIndex } from './levers/FamilyIndex.tsx'
import { FamilySection } from './levers/FamilySection.tsx'
import { Figures } from './live/Figures.tsx'
import { useLive } from './live/live.ts'
import { Weather } from './weather/Weather.tsx'

const NONE: readonly Anomaly[] = []

/** What is active, what it does to the figures, and the levers. */
export function Console({ activations }: { readonly activations: UseQueryResult<Activations> }) {
  const t = useText()
  const catalogue = useCatalogue()
  const scenarios = useScenarios()
  const lostAt = useLive((live) => live.lostAt)
  const active = activations.data?.active ?? []
  const anomalies = catalogue.data?.anomalies ?? NONE
  const families = catalogue.data?.families.filter((family) => anomalies.some((anomaly) => anomaly.family === family.id)) ?? []
  // All of the column comes at once, since each part would push the next. Controls begin from what is active, so they wait for that.
  const settled = activations.data !== undefined && !catalogue.isPending && !scenarios.isPending
  return (
    <>
      {activations.isError && <ProblemNotice error={activations.error} retry={() => void activations.refetch()} />}
      {/* Healthy is only said once it is known. */}
      {activations.data === undefined ? <Skeleton height="8rem" /> : <ActiveNow active={active} anomalies={anomalies} lostAt={lostAt} />}
      <div className="cockpit__columns">
        {/* Where the server is away there is nothing to move, and where the levers stand is not known. */}
        <div className={lostAt === null ? 'cockpit__levers' : 'cockpit__levers unknown'} inert={lostAt !== null}>
          {catalogue.isError && <ProblemNotice error={catalogue.error} retry={() => void catalogue.refetch()} />}
          {!settled && !activations.isError && <Skeleton height="60rem" />}
          {catalogue.data !== undefined && families.length === 0 && <p>{t('cockpit-families-empty')}</p>}
          {settled && families.length > 0 && <FamilyIndex families={families} anomalies={anomalies} active={active} />}
          {settled && <Weather active={active} />}
          {settled &&
            families.map((family) => (
              <FamilySection key={family.id} family={family} anomalies={anomalies.filter((anomaly) => anomaly.family === family.id)} active={active} />
            ))}
        </div>
        <Figures />
      </div>
    </>
  )
}
