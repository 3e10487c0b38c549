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

/** What a form's fields hold, as typed. A field's name is the API's, so that a refusal finds it. */
export function useFields<T extends Texts>(initial: T): { readonly values: T; readonly set: (change: Partial<T>) => void; readonly field: (name: keyof T & string, problem: ApiProblem | null) => Field } {
  const [values, setValues] = useState(initial)
  const set = (change: Partial<T>) => setValues((before) => ({ ...before, ...change }))
  const field = (name: keyof T & string, problem: ApiProblem | null): Field => ({
    name,
    value: values[name] ?? '',
    error: problem?.messageFor(name) ?? null,
    onChange: (event) => setValues((before) => ({ ...before, [name]: event.target.value })),
  })
  return { values, set, field }
}
