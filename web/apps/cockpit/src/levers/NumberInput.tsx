// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react'
import { within } from './options.ts'

interface Props {
  readonly label?: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number }
  readonly onChange: (value: number) => void
}

/**
 * A whole number within its range. While it is typed it may be anything; it counts as soon as it is a number in range. What is
 * none stays as it was typed, marked, and the form does not go: another number than the one that stands there is never sent.
 */
export function NumberInput({ label, value, range, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [known, setKnown] = useState(value)
  const fits = (text: string) => text.trim() !== '' && Number(text) === within(Number(text), range)
  // Moved elsewhere, by the slider or by another admin: what was typed is past.
  if (value !== known) {
    setKnown(value)
    setTyped(null)
  }
  const type = (text: string) => {
    setTyped(text)
    if (fits(text)) onChange(Number(text))
  }
  return (
    <input
      className="input number tabular"
      type="number"
      inputMode="numeric"
      aria-label={label}
      min={range.min}
      max={range.max}
      required
      aria-invalid={typed !== null && !fits(typed)}
      value={typed ?? String(value)}
      onChange={(event) => type(event.target.value)}
      onBlur={() => {
        if (typed !== null && fits(typed)) setTyped(null)
      }}
    />
  )
}
