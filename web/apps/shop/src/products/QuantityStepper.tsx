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
}

/** A quantity from 1 to `max`, by buttons or by typing; what is typed counts when the field is left or Enter is pressed. */
export function QuantityStepper({ value, max, label, less, more, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => {
    const wanted = Number(typed)
    setTyped(null)
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onChange(Math.min(wanted, max))
  }
  return (
    <div className="stepper">
      <button type="button" aria-label={less} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <Icon name="minus" />
      </button>
      <input
        className="tabular"
        inputMode="numeric"
        aria-label={label}
        value={typed ?? String(value)}
        maxLength={5}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => { if (event.key === 'Enter') settle() }}
      />
      <button type="button" aria-label={more} disabled={value >= max} onClick={() => onChange(value + 1)}>
        <Icon name="plus" />
      </button>
    </div>
  )
}
