// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { Running, Scenario } from '../api.ts'

interface Props {
  readonly scenario: Scenario
  /** Set when it is this one that runs. */
  readonly running: Running | null
  /** It was pressed, and the server has not answered yet. */
  readonly wanted: boolean
  readonly disabled: boolean
  /** With the scenario to start, or null to stop the one that runs. */
  readonly onPress: (id: Scenario['id'] | null) => void
}

/** One press starts it, the next stops it. */
export function ScenarioCard({ scenario, running, wanted, disabled, onPress }: Props) {
  const t = useText()
  const look = running !== null ? 'scenario scenario--on' : wanted ? 'scenario scenario--wanted' : 'scenario'
  return (
    <button type="button" className={look} aria-pressed={running !== null} disabled={disabled} onClick={() => onPress(running === null ? scenario.id : null)}>
      <span className="scenario__id tabular">{scenario.id}</span>
      <span className="scenario__name">{scenario.name}</span>
      {running !== null && (
        <span className="scenario__by">{running.mine ? t('student-scenario-mine') : <bdi>{t('student-scenario-by', { alias: running.by })}</bdi>}</span>
      )}
      <Icon name={running !== null && running.mine ? 'stop' : 'play'} className="scenario__go" />
    </button>
  )
}
