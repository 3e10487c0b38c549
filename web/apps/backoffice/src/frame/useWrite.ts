// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown, type ApiProblem } from '@perfshop/api/problem.ts'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { hashKey, useMutation, useQueryClient } from '@tanstack/react-query'

export interface Write<T> {
  readonly send: () => Promise<T>
  /** What is said once it is done. */
  readonly done: string
  /** What is read again afterwards: the first part of the keys of its queries. */
  readonly touches: string
  /** How to take it back; left out when it cannot be. */
  readonly undo?: () => Promise<unknown>
  readonly then?: (reply: T) => void
  /** The key of what is gone now. It is not read again while its page is still there, only when somebody comes back to it. */
  readonly gone?: readonly unknown[]
}

const UNDO_MS = 10_000
const SAID_MS = 4000

/** Makes one change, says that it is done, and offers to take it back for ten seconds. The problem of a refused one stays until the next. */
export function useWrite<T>(): { readonly write: (write: Write<T>) => void; readonly pending: boolean; readonly problem: ApiProblem | null } {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const again = async (touches: string, gone?: readonly unknown[]) => {
    if (gone !== undefined) void queries.invalidateQueries({ queryKey: gone, refetchType: 'none' })
    const lost = gone === undefined ? null : hashKey(gone)
    await queries.invalidateQueries({ queryKey: [touches], predicate: ({ queryHash }) => queryHash !== lost })
  }
  const takeBack = async (touches: string, undo: () => Promise<unknown>) => {
    try {
      await undo()
      toast({ text: t('backoffice-undone'), lasts: SAID_MS })
    } catch (thrown) {
      toast({ text: t('backoffice-undo-failed', { reason: problemText(fromThrown(thrown), t) }), lasts: UNDO_MS })
    }
    await again(touches)
  }
  const mutation = useMutation({
    mutationFn: async ({ send, done, touches, undo, then, gone }: Write<T>) => {
      const reply = await send()
      then?.(reply)
      const action = undo === undefined ? {} : { action: { label: t('backoffice-undo'), run: () => void takeBack(touches, undo) } }
      toast({ text: done, lasts: undo === undefined ? SAID_MS : UNDO_MS, ...action })
      void again(touches, gone)
    },
  })
  const write = (asked: Write<T>) => {
    if (!mutation.isPending) mutation.mutate(asked)
  }
  return { write, pending: mutation.isPending, problem: mutation.error === null ? null : fromThrown(mutation.error) }
}
