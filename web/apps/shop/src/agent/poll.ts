// SPDX-License-Identifier: AGPL-3.0-or-later
// All that a healthy shop runs of the agent: a question every 5 s, while somebody looks.
import { take } from '@perfshop/api/client.ts'
import type { PageState } from '@perfshop/api/types.ts'
import { isSomething, NOTHING } from './doses.ts'
import { ownApi } from './ownApi.ts'
import type * as Tasks from './tasks.ts'

const EVERY_MS = 5_000
/** An answer that takes longer is none. */
const ANSWER_MS = 4_000
/** A server that stays silent for so many questions has no say any more: a page must not suffer because the switch is out of reach. */
const MISSES = 2

export type Ask = (signal: AbortSignal) => Promise<PageState>

/**
 * Asks while the page is shown and acts on each answer.
 * @returns what is to be called when the page is shown or hidden; hidden, nothing is asked and everything ends at once.
 */
export function createPoll(ask: Ask, act: (state: PageState) => void): (shown: boolean) => void {
  let asking: AbortController | null = null

  async function keepAsking(over: AbortSignal): Promise<void> {
    let missed = 0
    let next: Promise<boolean>
    do {
      next = passed(EVERY_MS, over)
      const state = await answerTo(ask, over)
      if (over.aborted) return
      missed = state === null ? missed + 1 : 0
      if (state !== null) act(state)
      else if (missed >= MISSES) act(NOTHING)
    } while (await next)
  }

  return (shown) => {
    if (shown === (asking !== null)) return
    asking?.abort()
    asking = null
    if (shown) {
      asking = new AbortController()
      void keepAsking(asking.signal)
    } else act(NOTHING)
  }
}

/** The answer, or null when none came in time. */
async function answerTo(ask: Ask, over: AbortSignal): Promise<PageState | null> {
  const question = new AbortController()
  const giveUp = () => question.abort()
  const late = setTimeout(giveUp, ANSWER_MS)
  over.addEventListener('abort', giveUp)
  try {
    return await ask(question.signal)
  } catch {
    return null
  } finally {
    clearTimeout(late)
    over.removeEventListener('abort', giveUp)
  }
}

/** True once the time has passed, false as soon as it is over. */
function passed(ms: number, over: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    over.addEventListener('abort', end)
    function end() {
      clearTimeout(timer)
      over.removeEventListener('abort', end)
      resolve(!over.aborted)
    }
  })
}

// Fetched with the first activation; a page without one never loads it.
let tasks: typeof Tasks | null = null
let wanted = NOTHING

function act(state: PageState): void {
  wanted = state
  if (tasks !== null) tasks.perform(state)
  else if (isSomething(state)) void import('./tasks.ts').then(begin, () => undefined)
}

// While the script was on its way the page may have been hidden.
function begin(loaded: typeof Tasks): void {
  tasks = loaded
  loaded.perform(wanted)
}

/** Starts the agent of this page. */
export function startPolling(): void {
  const show = createPoll((signal) => take(ownApi.GET('/api/chaos/frontend/state', { signal, cache: 'no-store' })), act)
  const look = () => show(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', look)
  look()
}
