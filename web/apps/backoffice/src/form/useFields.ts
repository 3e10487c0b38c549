// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { useState } from 'react'

type Texts = Readonly<Record<string, string>>

interface Field {
  readonly name: string
  readonly value: string
  readonly error: string | null
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void
}

interface Fields<T extends Texts> {
  readonly values: T
  readonly set: (change: Partial<T>) => void
  /** Says that these values are saved: what differs from them is not. */
  readonly keep: (saved: T) => void
  readonly dirty: boolean
  readonly field: (name: keyof T & string, problem: ApiProblem | null) => Field
}

/** What a form's fields hold, as typed. A field's name is the API's, so that a refusal finds it. */
export function useFields<T extends Texts>(initial: T): Fields<T> {
  const [values, setValues] = useState(initial)
  const [saved, keep] = useState(initial)
  const set = (change: Partial<T>) => setValues((before) => ({ ...before, ...change }))
  const field = (name: keyof T & string, problem: ApiProblem | null): Field => ({
    name,
    value: values[name] ?? '',
    error: problem?.messageFor(name) ?? null,
    onChange: (event) => setValues((before) => ({ ...before, [name]: event.target.value })),
  })
  const dirty = Object.entries(values).some(([name, value]) => value !== saved[name])
  return { values, set, keep, dirty, field }
}
