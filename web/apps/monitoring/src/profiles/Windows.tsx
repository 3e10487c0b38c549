// SPDX-License-Identifier: AGPL-3.0-or-later
import { SelectField } from '@perfshop/ui/Field.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { minutesKept, PRESETS, stretchOf, type Preset, type Stretch } from './stretch.ts'

interface Props {
  /** The stretch that is shown; null where it is the last minute as it goes by. */
  readonly stretch: Stretch | null
  readonly base: Stretch | null
  readonly now: number
  readonly keptSeconds: number
  readonly onStretch: (stretch: Stretch | null) => void
  readonly onBase: (base: Stretch | null | Preset) => void
}

/** Which time is shown, and which it is compared with. */
export function Windows({ stretch, base, now, keptSeconds, onStretch, onBase }: Props) {
  const t = useText()
  const minutes = minutesKept(now, keptSeconds)
  return (
    <>
      <SelectField label={t('monitoring-filter-time')} value={nameOf(stretch)} onChange={(event) => onStretch(stretchNamed(event.target.value))}>
        <option value="">{t('monitoring-profile-last')}</option>
        <Stretches chosen={stretch} minutes={minutes} />
      </SelectField>
      <SelectField
        label={t('monitoring-profile-compare')}
        value={nameOf(base)}
        onChange={({ target: { value } }) => onBase(value === 'before' || value === 'five' ? value : stretchNamed(value))}
      >
        <option value="">{t('monitoring-profile-compare-none')}</option>
        {Object.keys(PRESETS).map((preset) => (
          <option key={preset} value={preset}>
            {t(`monitoring-profile-compare-${preset}`)}
          </option>
        ))}
        <Stretches chosen={base} minutes={minutes} />
      </SelectField>
    </>
  )
}

/** Minutes to choose from, and the one that is chosen where it is none of them. */
function Stretches({ chosen, minutes }: { readonly chosen: Stretch | null; readonly minutes: readonly Stretch[] }) {
  const t = useText()
  const all = chosen === null || minutes.some((minute) => nameOf(minute) === nameOf(chosen)) ? minutes : [chosen, ...minutes]
  return all.map((stretch) => (
    <option key={nameOf(stretch)} value={nameOf(stretch)}>
      {t('monitoring-time', { from: showInstant(stretch.from, 'clock'), to: showInstant(stretch.to, 'clock') })}
    </option>
  ))
}

function nameOf(stretch: Stretch | null): string {
  return stretch === null ? '' : `${stretch.from}-${stretch.to}`
}

function stretchNamed(name: string): Stretch | null {
  const [from, to] = name.split('-')
  return stretchOf(from, to)
}
