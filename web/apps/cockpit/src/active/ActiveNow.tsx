// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly } from '@perfshop/api/types.ts'
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { isSet } from '@perfshop/ui/isSet.ts'
import { showInstant, showNumber } from '@perfshop/ui/show.ts'
import { useText, type Text } from '@perfshop/ui/text.tsx'
import { stateOf } from '../chaos/anomalyState.ts'
import { measuredOf, measuredWords, UNMEASURED } from '../chaos/measured.ts'
import { endAll } from '../chaos/send.ts'
import { named } from '../chaos/students.ts'
import { countOf } from '../chaos/triggers.ts'
import { useTriggers } from '../chaos/useTriggers.ts'
import { useChange } from '../chaos/useChange.ts'
import { useStudents } from '../chaos/useStudents.ts'
import { actorWords, doseWords, scopeWords } from '../chaos/words.ts'
import { useLive, useServerNow } from '../live/live.ts'
import { runningOf } from '../weather/running.ts'
import { ScenarioTile } from '../weather/ScenarioTile.tsx'
import { Shoppers } from '../weather/Shoppers.tsx'

interface Props {
  readonly active: readonly Activation[]
  readonly anomalies: readonly Anomaly[]
  /** When the server was last heard of, while it is away: `active` is then what was on at that moment. */
  readonly lostAt: number | null
}

/** What the shop suffers at this moment, large enough to be read from the back of the room. */
export function ActiveNow({ active, anomalies, lostAt }: Props) {
  const t = useText()
  const now = useServerNow()
  const running = runningOf(active)
  const single = active.filter((activation) => activation.scenario === null)
  const tiles = single.length + (running === null ? 0 : 1)
  return (
    <section className="active" aria-label={t('cockpit-active-title')}>
      <h2 className="visually-hidden">{t('cockpit-active-title')}</h2>
      {lostAt !== null && (
        <div className="active__none active__none--unknown" role="alert">
          <Icon name="alert" />
          <p className="active__healthy">{t('cockpit-unknown')}</p>
          <p className="active__text">
            {t('cockpit-unknown-since', { clock: showInstant(lostAt, 'clock') })} {t('cockpit-unknown-last', { count: active.length })}
          </p>
        </div>
      )}
      {active.length === 0 && lostAt === null && (
        <div className="active__none">
          <Icon name="check" />
          <p className="active__healthy">{t('cockpit-active-none')}</p>
          <p className="active__text">{t('cockpit-active-none-text')}</p>
        </div>
      )}
      {active.length > 0 && (
        <ul className={lostAt === null ? listClass(tiles) : `${listClass(tiles)} unknown`} inert={lostAt !== null}>
          {running !== null && <ScenarioTile running={running} anomalies={anomalies} now={now} />}
          {single.map((activation) => (
            <ActiveTile key={activation.id} activation={activation} anomaly={anomalies.find((anomaly) => anomaly.id === activation.anomaly)} now={now} />
          ))}
        </ul>
      )}
      {lostAt === null && <Shoppers />}
    </section>
  )
}

interface TileProps {
  readonly activation: Activation
  /** Missing only while the catalogue is not there yet. */
  readonly anomaly: Anomaly | undefined
  readonly now: number
}

function ActiveTile({ activation, anomaly, now }: TileProps) {
  const t = useText()
  const students = useStudents()
  const status = useLive((live) => live.status)
  const { change, pending } = useChange()
  const sample = useLive((live) => live.samples.at(-1))
  const measured = anomaly === undefined ? UNMEASURED : measuredOf(anomaly, status, sample)
  const state = anomaly === undefined ? 'dosed' : stateOf(anomaly, [activation], measured)
  const name = anomaly?.name ?? activation.anomaly
  const dose = doseWords(activation, anomaly, t)
  const triggers = useTriggers()
  // What has no dose is told by how often it struck; what no screen shows, by that.
  const count = anomaly === undefined || dose !== '' ? null : countOf(anomaly, triggers)
  return (
    <li className={`tile tile--${state}`}>
      <div className="tile__what">
        <p className="tile__name">
          <span className="tile__id">{activation.anomaly}</span> {name}
        </p>
        <p className="tile__facts tabular">
          {anomaly !== undefined && measured.value !== null && (
            <>
              <b>{measuredWords(anomaly, measured, t)}</b> ·{' '}
            </>
          )}
          {facts({ ...activation, scope: named(activation.scope, students) }, t).join(' · ')}
        </p>
      </div>
      <p className="tile__dose tabular">
        {dose !== '' && dose}
        {count !== null && (
          <>
            {showNumber(count)}
            <small>{t('cockpit-struck-times', { count })}</small>
          </>
        )}
        {anomaly?.silent === true && (
          <span className="tile__silent">
            <Icon name="eyeOff" />
            {t('cockpit-silent')}
          </span>
        )}
        {state === 'limit' && (
          <small className="tile__limit">
            <Icon name="alert" />
            {measured.limited ? t('cockpit-limited') : t('cockpit-state-limit')}
          </small>
        )}
      </p>
      <p className="tile__clock tabular" role="timer" aria-label={t('cockpit-active-since', { clock: showInstant(activation.startedAt, 'clock') })}>
        {formatSpan((now - Date.parse(activation.startedAt)) / 1000)}
        {isSet(activation.endsAt) && <small>{t('cockpit-active-left', { span: formatSpan((Date.parse(activation.endsAt) - now) / 1000) })}</small>}
      </p>
      <button
        type="button"
        className="tile__end"
        aria-disabled={pending}
        aria-label={t('cockpit-active-end-named', { name })}
        onClick={() => { if (!pending) change({ done: t('cockpit-ended', { name }), send: () => endAll([activation.id]) }) }}
      >
        <Icon name="close" />
        {t('cockpit-active-end')}
      </button>
    </li>
  )
}

function listClass(count: number): string {
  if (count > 6) return 'active__list active__list--many active__list--crowd'
  return count > 2 ? 'active__list active__list--many' : 'active__list'
}

function facts({ scope, startedAt, stopWhen, downSeconds, by, reason }: Activation, t: Text): string[] {
  const stops = [
    isSet(stopWhen?.heapPercent) ? t('cockpit-active-stop-heap', { value: stopWhen.heapPercent }) : '',
    isSet(stopWhen?.errorPercent) ? t('cockpit-active-stop-error', { value: stopWhen.errorPercent }) : '',
    isSet(stopWhen?.p95Ms) ? t('cockpit-active-stop-p95', { value: stopWhen.p95Ms }) : '',
  ]
  return [
    scopeWords(scope, t),
    t('cockpit-active-since', { clock: showInstant(startedAt, 'clock') }),
    isSet(downSeconds) && downSeconds > 0 ? t('cockpit-active-down', { seconds: downSeconds }) : '',
    ...stops,
    t('cockpit-active-by', { who: actorWords(by, t) }),
    reason ?? '',
  ].filter((fact) => fact !== '')
}
