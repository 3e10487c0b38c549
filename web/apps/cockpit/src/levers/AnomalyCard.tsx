// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import * as Switch from '@radix-ui/react-switch'
import { useState } from 'react'
import { forEveryone, stateOf } from '../chaos/anomalyState.ts'
import { measuredOf } from '../chaos/measured.ts'
import { activate, endAll, replace } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { useStudents } from '../chaos/useStudents.ts'
import { doseWords, scopedWords, withUnit } from '../chaos/words.ts'
import { StateMark } from '../active/StateMark.tsx'
import { useLive } from '../live/live.ts'
import { About } from './About.tsx'
import { Advanced, shownAtField } from './Advanced.tsx'
import { DoseControl } from './DoseControl.tsx'
import { DeathDialog } from './DeathDialog.tsx'
import { Facts } from './Facts.tsx'
import { draftBody, initialDraft, isDeadly, withoutAdvanced, type Draft } from './options.ts'

interface Props {
  readonly anomaly: Anomaly
  /** The activations of this anomaly. */
  readonly active: readonly Activation[]
}

/** One anomaly with the control that its catalogue entry asks for: a lever when it has a dose, else a switch. */
export function AnomalyCard({ anomaly, active }: Props) {
  const t = useText()
  const students = useStudents()
  const status = useLive((live) => live.status)
  const sample = useLive((live) => live.samples.at(-1))
  const { change, pending, problem } = useChange(shownAtField)
  const everyone = forEveryone(active)
  const [draft, setDraft] = useState<Draft>(() => initialDraft(anomaly, everyone))
  const [advanced, setAdvanced] = useState(false)
  const [asking, setAsking] = useState(false)
  const [seen, setSeen] = useState(everyone?.id)
  // Somebody set it anew (this control, a level, an undo, another admin): the lever stands where it was put.
  if (everyone?.id !== seen) {
    setSeen(everyone?.id)
    if (everyone !== undefined) setDraft({ ...draft, ...pick(initialDraft(anomaly, everyone)) })
  }

  const measured = measuredOf(anomaly, status, sample)
  const state = stateOf(anomaly, active, measured)
  const name = anomaly.name
  const doneWords = anomaly.dose === null ? t('cockpit-activated', { name }) : t('cockpit-activated-dose', { name, dose: withUnit(draft.dose, anomaly.dose.unit) })

  // What cannot be seen is not applied.
  const wanted = advanced ? draft : withoutAdvanced(anomaly, draft)
  const body = draftBody(anomaly, wanted)
  const start = () => {
    // One for some only stands beside what is set for everyone.
    const send = wanted.scopeKind === 'everyone' ? () => replace(body, everyone === undefined ? [] : [everyone.id]) : () => activate(body)
    change({ done: doneWords, send }, { onSuccess: () => setDraft((now) => withoutAdvanced(anomaly, now)) })
  }
  const startOrAsk = () => (isDeadly(body, anomaly.dose) ? setAsking(true) : start())
  const stop = () => change({ done: t('cockpit-ended', { name }), send: () => endAll(active.map((activation) => activation.id)) })

  return (
    <article className={`anomaly anomaly--${state}`}>
      <header className="anomaly__head">
        <h3 className="anomaly__name">
          <span className="anomaly__id tabular">{anomaly.id}</span> {name}
        </h3>
        <StateMark state={state} dose={everyone === undefined ? scopedWords(active, students, t) : doseWords(everyone, anomaly, t)} />
        {anomaly.dose === null && (
          <Switch.Root className="switch" aria-label={name} checked={active.length > 0} disabled={pending} onCheckedChange={(on) => (on ? start() : stop())}>
            <Switch.Thumb className="switch__thumb" />
          </Switch.Root>
        )}
      </header>
      <p className="anomaly__summary">{anomaly.summary}</p>
      <Facts anomaly={anomaly} on={active.length > 0} />
      {anomaly.dose !== null && (
        <DoseControl anomaly={anomaly} dose={anomaly.dose} draft={draft} onDraft={setDraft} forEveryone={wanted.scopeKind === 'everyone'} current={everyone} running={active.length > 0} measured={measured} pending={pending} onStart={startOrAsk} onStop={stop} />
      )}
      {problem !== null && !(advanced && shownAtField(problem)) && <ProblemNotice error={problem} />}
      <div className="anomaly__folds">
        <Advanced anomaly={anomaly} draft={draft} onDraft={setDraft} problem={problem} onSubmit={startOrAsk} open={advanced} onOpen={setAdvanced} pending={pending} />
        <About anomaly={anomaly} />
      </div>
      {asking && <DeathDialog downSeconds={body.downSeconds ?? 0} onConfirm={start} onClose={() => setAsking(false)} />}
    </article>
  )
}

function pick({ dose, params }: Draft): Pick<Draft, 'dose' | 'params'> {
  return { dose, params }
}
