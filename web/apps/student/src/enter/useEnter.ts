// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown, type ApiProblem } from '@perfshop/api/problem.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { enter, readStatus } from '../api.ts'
import { STATUS } from '../status.ts'
import { classIn } from './address.ts'
import { rememberAlias } from './memory.ts'

/** Enters under an alias, or changes it. `fault` is what is wrong with the alias, `problem` what went wrong besides. */
export function useEnter(onDone: () => void = () => undefined) {
  const t = useText()
  const queries = useQueryClient()
  const [empty, setEmpty] = useState(false)
  const mutation = useMutation({
    mutationFn: async (alias: string) => {
      await enter(alias, classIn(window.location.search))
      rememberAlias(alias)
      queries.setQueryData(STATUS, await readStatus())
    },
    onSuccess: onDone,
  })
  const problem: ApiProblem | null = mutation.error === null ? null : fromThrown(mutation.error)
  const fault = empty ? t('student-alias-missing') : (problem?.messageFor('alias') ?? null)
  return {
    busy: mutation.isPending,
    fault,
    problem: fault === null ? problem : null,
    submit: (typed: string) => {
      const alias = typed.trim()
      setEmpty(alias === '')
      if (alias !== '' && !mutation.isPending) mutation.mutate(alias)
    },
    changed: () => {
      setEmpty(false)
      if (mutation.isError) mutation.reset()
    },
  }
}
