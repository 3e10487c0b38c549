// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { Scenario, StudentStatus } from '../api.ts'
import { useChange } from '../change/useChange.ts'
import { obstacle } from '../families/families.ts'
import { Gauge } from '../on/Gauge.tsx'
import { useScenarios } from '../status.ts'
import { ScenarioCard } from './ScenarioCard.tsx'

interface Props {
  readonly status: StudentStatus
  readonly lost: boolean
}

/** The weather: names that tell nothing, by how hard they are to find out. */
export function Scenarios({ status, lost }: Props) {
  const t = useText()
  const { data, isError, error, refetch } = useScenarios()
  return (
    <section className="scenarios" aria-labelledby="scenarios">
      <header>
        <h3 id="scenarios">{t('student-scenarios')}</h3>
        <p className="soft">{t('student-scenarios-text')}</p>
      </header>
      {data === undefined && isError && !lost && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data === undefined && (!isError || lost) && <Skeleton height="18rem" />}
      {data !== undefined && <Groups scenarios={data} status={status} lost={lost} />}
    </section>
  )
}

function Groups({ scenarios, status, lost }: Props & { readonly scenarios: readonly Scenario[] }) {
  const t = useText()
  const { change, wanted } = useChange()
  const disabled = lost || obstacle(status, 'performance') !== null
  const running = lost ? null : (status.scenario ?? null)
  const levels = [...new Set(scenarios.map(({ level }) => level))].sort()
  return (
    <div className="scenarios__levels">
      {levels.map((level) => (
        <section key={level} className="weather" aria-labelledby={`weather-${level}`}>
          <h4 id={`weather-${level}`}>
            <Gauge level={level} />
            <span>{t('student-scenarios-level', { level })}</span>
          </h4>
          <p className="soft">{t(`student-scenarios-level-${level}`)}</p>
          <ul>
            {scenarios.filter((scenario) => scenario.level === level).map((scenario) => (
              <li key={scenario.id}>
                <ScenarioCard
                  scenario={scenario}
                  running={running?.id === scenario.id ? running : null}
                  wanted={wanted?.kind === 'scenario' && wanted.id === scenario.id}
                  disabled={disabled}
                  onPress={(id) => change({ kind: 'scenario', id }, t(id === null ? 'student-stopped' : 'student-started', { name: scenario.name }))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
