// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import * as ToggleGroup from '@radix-ui/react-toggle-group'
import type { Family, StudentStatus } from '../api.ts'
import { useChange } from '../change/useChange.ts'
import { Gauge } from '../on/Gauge.tsx'
import { levelName } from './families.ts'

interface Props {
  readonly family: Family
  readonly status: StudentStatus
  /** Then no level is shown as the one that holds. */
  readonly lost: boolean
  readonly disabled: boolean
}

/** Arrow keys move among the levels, Enter or Space sets one: on the way from off to master nothing in between is started. */
export function LevelControl({ family, status, lost, disabled }: Props) {
  const t = useText()
  const { change, wanted } = useChange()
  const choose = (text: string) => {
    // Pressing the level that holds already gives an empty text: there is nothing to change.
    if (text === '') return
    const level = Number(text)
    change({ kind: 'level', family, level }, t('student-level-set', { family: t(`student-family-${family}`), level: t(levelName(family, level)) }))
  }
  return (
    <ToggleGroup.Root
      className="levels"
      type="single"
      aria-label={t('student-level-of', { family: t(`student-family-${family}`) })}
      value={lost ? '' : String(status.levels[family])}
      disabled={disabled}
      onValueChange={choose}
    >
      {Array.from({ length: status.maxLevels[family] + 1 }, (_, level) => (
        <ToggleGroup.Item
          key={level}
          value={String(level)}
          className={`level${level === 0 ? ' level--off' : ''}${wanted?.kind === 'level' && wanted.level === level ? ' level--wanted' : ''}`}
        >
          <Gauge level={level} />
          {t(levelName(family, level))}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
