// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StudentStatus } from '../api.ts'
import { STATUS } from '../status.ts'
import { apply, former, type Setting } from './setting.ts'

interface Change {
  readonly wanted: Setting
  /** What is said once it is done. */
  readonly done: string
}

const UNDO_MS = 10_000

/** Makes a change and offers to take it back for ten seconds. `wanted` is what is on its way: it holds only once the server has said so. */
export function useChange(): { readonly change: (wanted: Setting, done: string) => void; readonly wanted: Setting | null } {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()

  const know = async (status: StudentStatus) => {
    // A reading that began before the change would show what was.
    await queries.cancelQueries({ queryKey: STATUS })
    queries.setQueryData(STATUS, status)
  }
  const undo = async (back: Setting) => {
    try {
      await know(await apply(back))
      toast({ text: t('student-undone'), lasts: 3000 })
    } catch (thrown) {
      toast({ text: t('student-undo-failed', { reason: problemText(fromThrown(thrown), t) }), lasts: 8000 })
      void queries.invalidateQueries({ queryKey: STATUS })
    }
  }
  const mutation = useMutation({
    mutationFn: async ({ wanted, done }: Change) => {
      const before = queries.getQueryData<StudentStatus | null>(STATUS)
      await know(await apply(wanted))
      const back = before === undefined || before === null ? null : former(before, wanted)
      toast({ text: done, lasts: UNDO_MS, ...(back === null ? {} : { action: { label: t('student-undo'), run: () => void undo(back) } }) })
    },
    onError: (thrown) => {
      toast({ text: problemText(fromThrown(thrown), t), lasts: 8000 })
      // A refusal means that something is not as this page shows it: locked, taken, or not shared any more.
      void queries.invalidateQueries({ queryKey: STATUS })
    },
  })
  return {
    change: (wanted, done) => {
      if (!mutation.isPending) mutation.mutate({ wanted, done })
    },
    wanted: mutation.isPending ? mutation.variables.wanted : null,
  }
}
