// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Scenario } from '@perfshop/api/types.ts'
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useServerNow } from '../live/live.ts'
import type { Running } from './running.ts'

interface Props {
  readonly scenario: Scenario
  /** Set when it is this one that runs. */
  readonly running: Running | null
  readonly pending: boolean
  readonly onPress: () => void
}

/** One press starts it in place of the one that runs, the next stops it. */
export function ScenarioCard({ scenario, running, pending, onPress }: Props) {
  return (
    <button type="button" className={running === null ? 'scenario' : 'scenario scenario--on'} aria-pressed={running !== null} aria-disabled={pending} onClick={() => { if (!pending) onPress() }}>
      <span className="scenario__id tabular">{scenario.id}</span>
      <span className="scenario__name">{scenario.name}</span>
      {running !== null && (
        <span className="scenario__left tabular">
          <Left endsAt={running.endsAt} />
        </span>
      )}
      <Icon name={running === null ? 'play' : 'stop'} className="scenario__go" />
    </button>
  )
}

function Left({ endsAt }: { readonly endsAt: string | null }) {
  const t = useText()
  const now = useServerNow()
  return endsAt !== null && t('cockpit-active-left', { span: formatSpan((Date.parse(endsAt) - now) / 1000) })
}
