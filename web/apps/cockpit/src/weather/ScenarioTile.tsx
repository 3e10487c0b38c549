// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly } from '@perfshop/api/types.ts'
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useScenarios } from '../chaos/queries.ts'
import { setScenario } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { actorWords, doseWords } from '../chaos/words.ts'
import type { Running } from './running.ts'

interface Props {
  readonly running: Running
  readonly anomalies: readonly Anomaly[]
  readonly now: number
}

/** The scenario that runs, as one thing: its name and what is left of it for the room, its doses for the instructor. */
export function ScenarioTile({ running, anomalies, now }: Props) {
  const t = useText()
  const { change, pending } = useChange()
  const name = useScenarios().data?.find(({ id }) => id === running.id)?.name ?? running.id
  return (
    <li className="tile tile--dosed tile--scenario">
      <div className="tile__what">
        <p className="tile__name">
          <span className="tile__id">{running.id}</span> {name}
        </p>
        <p className="tile__facts tabular">
          {t('cockpit-active-since', { clock: showInstant(running.startedAt, 'clock') })} · <bdi>{t('cockpit-active-by', { who: actorWords(running.by, t) })}</bdi>
        </p>
        <ul className="tile__doses tabular" aria-label={t('cockpit-scenario-doses')}>
          {running.doses.map((activation) => {
            const anomaly = anomalies.find(({ id }) => id === activation.anomaly)
            return (
              <li key={activation.id}>
                {anomaly?.name ?? activation.anomaly} <b>{doseWords(activation, anomaly, t)}</b>
              </li>
            )
          })}
        </ul>
      </div>
      {running.endsAt !== null && (
        <p className="tile__clock tabular" role="timer">
          {formatSpan((Date.parse(running.endsAt) - now) / 1000)}
          <small>{t('cockpit-scenario-left')}</small>
        </p>
      )}
      <button
        type="button"
        className="tile__end"
        aria-disabled={pending}
        aria-label={t('cockpit-active-end-named', { name })}
        onClick={() => { if (!pending) change({ done: t('cockpit-ended', { name }), send: () => setScenario(null) }) }}
      >
        <Icon name="close" />
        {t('cockpit-active-end')}
      </button>
    </li>
  )
}
