// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown, type ApiProblem } from '@perfshop/api/problem.ts'
import type { Activations, ChaosReply } from '@perfshop/api/types.ts'
import { problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { knowStatus } from '../live/live.ts'
import { ACTIVATIONS, readActivations } from './queries.ts'
import { activate, endAll, setScenario } from './send.ts'
import { undoPlan } from './undo.ts'

export interface Change {
  /** What is said once it is done. */
  readonly done: string
  readonly send: () => Promise<ChaosReply | null>
  /** How to take it back; without it, what was active before is brought back. */
  readonly revert?: () => Promise<unknown>
}

const UNDO_MS = 10_000

/**
 * Makes a change and offers to take it back for ten seconds. The problem of the last refused change stays until the next.
 * `told`: the caller shows this problem where it arose, so that no toast repeats it.
 */
export function useChange(told: (problem: ApiProblem) => boolean = () => false): { readonly change: (change: Change, then?: { readonly onSuccess: () => void }) => void; readonly pending: boolean; readonly problem: ApiProblem | null } {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()

  const know = async (): Promise<Activations['active']> => {
    // Not another read that began before the change: it would show what was.
    await queries.cancelQueries({ queryKey: ACTIVATIONS })
    const now = await readActivations()
    queries.setQueryData(ACTIVATIONS, now)
    void queries.invalidateQueries({ queryKey: ['audit'] })
    return now.active
  }
  const undo = async (revert: () => Promise<unknown>) => {
    try {
      await revert()
      toast({ text: t('cockpit-undone'), lasts: 3000 })
    } catch (thrown) {
      toast({ text: t('cockpit-undo-failed', { reason: problemText(fromThrown(thrown), t) }), lasts: 8000 })
    }
    // When this fails too, the page's own reading of what is active says so.
    await know().catch(() => undefined)
  }

  // A second press of a double click comes before the page has drawn that the first is under way.
  const busy = useRef(false)
  const mutation = useMutation({
    mutationFn: async ({ done, send, revert }: Change) => {
      const before = queries.getQueryData<Activations>(ACTIVATIONS)?.active ?? []
      const reply = await send()
      if (reply !== null) knowStatus(reply.status)
      const after = await know()
      const back = async () => {
        const plan = undoPlan(before, after, Date.now())
        await endAll(plan.end)
        for (const body of plan.restore) await activate(body)
        if (plan.scenario !== undefined) await setScenario(plan.scenario)
      }
      toast({ text: done, action: { label: t('cockpit-undo'), run: () => void undo(revert ?? back) }, lasts: UNDO_MS })
    },
    onError: (error) => {
      const problem = fromThrown(error)
      if (!told(problem)) toast({ text: problemText(problem, t), lasts: 8000 })
    },
    onSettled: () => {
      busy.current = false
    },
  })
  const change: typeof mutation.mutate = (wanted, then) => {
    if (busy.current) return
    busy.current = true
    mutation.mutate(wanted, then)
  }
  return { change, pending: mutation.isPending, problem: mutation.error === null ? null : fromThrown(mutation.error) }
}
