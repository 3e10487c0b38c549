// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect } from 'react'
import { NavigationType as Action, useBlocker, type Blocker } from 'react-router'

/** Goes with a navigation that follows a change which was made: nothing is lost by it. */
export const DONE = { done: true } as const

function isDone(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'done' in state && state.done === true
}

/** Holds whoever leaves a form that is not saved: within the back office by a question of ours, else by the browser's own. */
export function useUnsaved(dirty: boolean): Blocker {
  useEffect(() => {
    if (!dirty) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  return useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    // The way back to where a change had led is no change.
    const done = historyAction !== Action.Pop && isDone(nextLocation.state)
    return dirty && !done && currentLocation.pathname !== nextLocation.pathname
  })
}
