// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, Family } from '@perfshop/api/types.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText, useTextOr } from '@perfshop/ui/text.tsx'
import * as ToggleGroup from '@radix-ui/react-toggle-group'
import { levelOf } from '../chaos/anomalyState.ts'
import { setLevel } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { useStudents } from '../chaos/useStudents.ts'
import { scopedWords } from '../chaos/words.ts'
import { useLive } from '../live/live.ts'
import { AnomalyCard } from './AnomalyCard.tsx'
import { Struck } from './Struck.tsx'

interface Props {
  readonly family: Family
  /** The family's own. */
  readonly anomalies: readonly Anomaly[]
  readonly active: readonly Activation[]
}

export function FamilySection({ family, anomalies, active }: Props) {
  // A switch needs less room than a lever.
  const switches = anomalies.every(({ dose }) => dose === null)
  return (
    <section id={`family-${family.id}`} className="family" aria-label={family.name}>
      <header className="family__head">
        <h2>{family.name}</h2>
        <ScopedNote anomalies={anomalies} active={active} />
        {family.maxLevel > 0 && <LevelControl family={family} anomalies={anomalies} active={active} />}
      </header>
      <Struck family={family.name} anomalies={anomalies} />
      <div className={switches ? 'family__anomalies family__anomalies--switches' : 'family__anomalies'}>
        {anomalies.map((anomaly) => (
          <AnomalyCard key={anomaly.id} anomaly={anomaly} active={active.filter((activation) => activation.anomaly === anomaly.id)} />
        ))}
      </div>
    </section>
  )
}

/** A level is everyone's: what is on for some only is said beside it, or level 0 would look like nothing at all. */
function ScopedNote({ anomalies, active }: Omit<Props, 'family'>) {
  const t = useText()
  const students = useStudents()
  const notes = anomalies.flatMap(({ id }) => {
    const words = scopedWords(active.filter((activation) => activation.anomaly === id), students, t)
    return words === '' ? [] : [`${id} ${words}`]
  })
  if (notes.length === 0) return null
  return (
    <p className="family__scoped">
      <Icon name="power" />
      {notes.join(' · ')}
    </p>
  )
}

function LevelControl({ family, anomalies, active }: Props) {
  const t = useText()
  const textOr = useTextOr()
  const status = useLive((live) => live.status)
  const { change, pending } = useChange()
  const level = levelOf(family, status, active, anomalies)
  const nameOf = (value: number) => textOr(`cockpit-level-${family.id}-${value}`, t(`cockpit-level-${value}`))
  const choose = (text: string) => {
    // Pressing the level that holds already gives an empty text: there is nothing to change.
    if (text === '' || pending) return
    const value = Number(text)
    change({ done: t('cockpit-level-set', { family: family.name, level: value }), send: () => setLevel(family.id, value) })
  }
  return (
    <ToggleGroup.Root className="levels" type="single" aria-label={t('cockpit-level', { family: family.name })} value={level === null ? '' : String(level)} onValueChange={choose}>
      {Array.from({ length: family.maxLevel + 1 }, (_, value) => (
        <ToggleGroup.Item key={value} value={String(value)} className={value === 0 ? 'level level--off' : 'level'}>
          <span className="tabular">{value}</span> {nameOf(value)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
