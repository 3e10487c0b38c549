// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useState } from 'react'

interface Props {
  readonly value: number
  readonly max: number
  readonly label: string
  readonly less: string
  readonly more: string
  readonly onChange: (value: number) => void
  /** Hears whether what was typed is a quantity; what is none stays in the field. */
  readonly onValid: (valid: boolean) => void
  /** The id of the words that refuse what was typed. */
  readonly errorId?: string | undefined
}

/** A quantity from 1 to `max`, by buttons or by typing; what is typed counts when the field is left or Enter is pressed. */
export function QuantityStepper({ value, max, label, less, more, onChange, onValid, errorId }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => {
    if (typed === null) return
    const wanted = Number(typed)
    const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= max
    onValid(valid)
    if (!valid) return
    setTyped(null)
    if (wanted !== value) onChange(wanted)
  }
  const step = (next: number) => {
    setTyped(null)
    onValid(true)
    onChange(next)
  }
  return (
    <div className="stepper">
      <button type="button" aria-label={less} disabled={value <= 1} onClick={() => step(value - 1)}>
        <Icon name="minus" />
      </button>
      <input
        className="tabular"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        value={typed ?? String(value)}
        maxLength={5}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => { if (event.key === 'Enter') settle() }}
      />
      <button type="button" aria-label={more} disabled={value >= max} onClick={() => step(value + 1)}>
        <Icon name="plus" />
      </button>
    </div>
  )
}
