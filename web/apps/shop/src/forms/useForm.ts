// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApiProblem } from '@perfshop/api/problem.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { faultsOf, type Faults, type Rules } from './rules.ts'

interface Form<Name extends string> {
  /** Changes with every refusal: the moment to take the person to the first refused field. */
  readonly refused: string
  /** Whether the values may be sent; if not, their fields say why. */
  readonly check: (values: Readonly<Record<Name, string>>) => boolean
  /** The words that refuse a field, ours or the server's. */
  readonly errorOf: (name: Name) => string | null
  /** A field was changed: what refused its old value no longer holds. */
  readonly changed: (name: Name) => void
  /** The server's refusal when it is about no field of this form, to be shown above it. */
  readonly refusal: ApiProblem | null
}

/** The refusals of a form: its own rules before it is sent, the server's after. `rules` names every field there is. */
export function useForm<Name extends string>(rules: Rules<Name>, problem: ApiProblem | null): Form<Name> {
  const t = useText()
  const [faults, setFaults] = useState({} as Faults<Name>)
  const [tries, setTries] = useState(0)
  // The problem whose words a change of the field has outdated, and for which fields.
  const [outdated, setOutdated] = useState<{ readonly problem: ApiProblem | null; readonly names: readonly string[] }>({ problem: null, names: [] })

  const known = problem?.fieldErrors.some(({ field }) => field in rules) ?? false
  return {
    refused: tries === 0 && problem === null ? '' : `${tries} ${problem?.traceId ?? ''}`,
    check: (values) => {
      const found = faultsOf(values, rules)
      setFaults(found)
      const fine = Object.keys(found).length === 0
      if (!fine) setTries((before) => before + 1)
      return fine
    },
    errorOf: (name) => {
      const fault = faults[name]
      if (fault !== undefined) return t(fault.id, fault.args)
      return outdated.problem === problem && outdated.names.includes(name) ? null : (problem?.messageFor(name) ?? null)
    },
    changed: (name) => {
      if (faults[name] !== undefined) setFaults((before) => without(before, name))
      setOutdated((before) => ({ problem, names: before.problem === problem ? [...before.names, name] : [name] }))
    },
    refusal: known ? null : problem,
  }
}

function without<Name extends string>(faults: Faults<Name>, name: Name): Faults<Name> {
  return Object.fromEntries(Object.entries(faults).filter(([one]) => one !== name)) as Faults<Name>
}
