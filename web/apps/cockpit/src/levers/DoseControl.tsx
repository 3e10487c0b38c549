// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { useText, useTextOr } from '@perfshop/ui/text.tsx'
import * as Slider from '@radix-ui/react-slider'
import { useState, type SyntheticEvent } from 'react'
import { measuredWords, type Measured } from '../chaos/measured.ts'
import { withUnit } from '../chaos/words.ts'
import { NumberInput } from './NumberInput.tsx'
import { isChanged, within, type Draft } from './options.ts'

interface Props {
  readonly anomaly: Anomaly
  readonly dose: NonNullable<Anomaly['dose']>
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** What is asked for is meant for everyone. */
  readonly forEveryone: boolean
  readonly current: Activation | undefined
  /** Active for anybody at all. */
  readonly running: boolean
  readonly measured: Measured
  readonly pending: boolean
  readonly onStart: () => void
  readonly onStop: () => void
}

/** Slider, number and the lever's own parameters. Moving them changes nothing yet; one press does. */
export function DoseControl({ anomaly, dose, draft, onDraft, forEveryone, current, running, measured, pending, onStart, onStop }: Props) {
  const t = useText()
  const textOr = useTextOr()
  // A dose of 0 is off, and off has a button of its own.
  const range = { min: Math.max(1, dose.min), max: dose.max }
  const setDose = (value: number) => onDraft({ ...draft, dose: within(value, range) })
  const [refused, setRefused] = useState(false)
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const bad = event.currentTarget.querySelector<HTMLInputElement>('input:invalid')
    setRefused(bad !== null)
    if (bad !== null) bad.focus()
    else if (!pending) onStart()
  }
  const label = t('cockpit-dose-of', { name: anomaly.name })
  const start = current === undefined ? 'activate' : 'apply'
  return (
    <form className="lever" noValidate onSubmit={submit}>
      <div className="lever__dose">
        <Slider.Root className="slider" min={range.min} max={range.max} step={1} value={[draft.dose]} onValueChange={([value]) => { if (value !== undefined) setDose(value) }}>
          <Slider.Track className="slider__track">
            <Slider.Range className="slider__range" />
          </Slider.Track>
          <Slider.Thumb className="slider__thumb" aria-label={label} aria-valuetext={withUnit(draft.dose, dose.unit)} />
        </Slider.Root>
        <span className="lever__number">
          <NumberInput label={label} value={draft.dose} range={range} onChange={setDose} />
          <span>{textOr(`cockpit-dose-unit-${anomaly.id}`, dose.unit)}</span>
        </span>
      </div>
      <div className="lever__actions">
        <p className={refused ? 'param__range param__range--refused tabular' : 'param__range tabular'} role={refused ? 'alert' : undefined}>
          {t('cockpit-dose-range', { min: withUnit(range.min, dose.unit), max: withUnit(range.max, dose.unit) })}
        </p>
        {anomaly.params.map((param) => (
          <label key={param.name} className="param">
            <span>{textOr(`cockpit-param-${param.name}`, param.name)}</span>
            <NumberInput
              value={draft.params[param.name] ?? param.default}
              range={param}
              onChange={(value) => onDraft({ ...draft, params: { ...draft.params, [param.name]: value } })}
            />
            <span className="param__range tabular">{t('cockpit-range', { min: param.min, max: param.max })}</span>
          </label>
        ))}
        <span className="lever__buttons">
          {running && (
            <Button look="plain" small busy={pending} aria-label={t('cockpit-active-end-named', { name: anomaly.name })} onClick={onStop}>
              {t('cockpit-end')}
            </Button>
          )}
          <Button type="submit" small busy={pending} disabled={current !== undefined && forEveryone && !isChanged(anomaly, draft, current)} aria-label={t(`cockpit-${start}-named`, { name: anomaly.name })}>
            {t(`cockpit-${start}`)}
          </Button>
        </span>
      </div>
      {measured.value !== null && (
        <p className={measuredLook(running, measured)}>
          {measuredWords(anomaly, measured, t)}
          {running && measured.limited && ` · ${t('cockpit-limited')}`}
        </p>
      )}
    </form>
  )
}

/** What is measured while the lever is off is what it would begin from. */
function measuredLook(running: boolean, { limited }: Measured): string {
  if (!running) return 'lever__measured lever__measured--off tabular'
  return limited ? 'lever__measured lever__measured--limited tabular' : 'lever__measured tabular'
}
