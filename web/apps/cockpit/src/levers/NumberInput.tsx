// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react'
import { within } from './options.ts'

interface Props {
  readonly label?: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number }
  readonly onChange: (value: number) => void
}

/** A whole number within its range. While it is typed it may be anything; it counts as soon as it is a number in range. */
export function NumberInput({ label, value, range, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (text.trim() !== '' && number === within(number, range)) onChange(number)
  }
  return (
    <input
      className="input number tabular"
      type="number"
      inputMode="numeric"
      aria-label={label}
      min={range.min}
      max={range.max}
      value={typed ?? String(value)}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
