// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveSample } from '@perfshop/api/types.ts'
import { isGap, isOther, KEPT, type Samples } from '@perfshop/ui/live/history.ts'
import { rulesOf, type Figures, type Rule, type Symptom } from './rules.ts'

/** Something that the figures tell of, in words for a symptom: everybody sees it, and the figures know no cause. */
export interface Moment {
  readonly kind: Symptom | 'started' | 'restarted' | 'silent'
  /** The first and the last sample that tell of it, epoch seconds. */
  readonly from: number
  readonly to: number
  /** It goes on. */
  readonly still: boolean
  readonly figures: Figures
}

/** What is quiet for this long is over; what begins again sooner has never ended, so that one flicker is not ten rows. */
const QUIET_MS = 15_000

/** All that happened, in no order. `complete`: the hour that the program keeps has been read, and not only what came since. */
export function momentsOf(samples: Samples, complete: boolean): Moment[] {
  const rules = rulesOf(samples)
  const runs = runsOf(samples)
  return runs.flatMap((run, index) => [
    ...beginningOf(run, runs[index - 1], complete && samples.length < KEPT),
    ...rules.flatMap((rule) => episodesOf(run, rule, index === runs.length - 1)),
  ])
}

/** Seconds in a row of one process. What is measured on both sides of a gap is not one stretch: nothing is known between. */
function runsOf(samples: Samples): LiveSample[][] {
  const runs: LiveSample[][] = []
  let before: LiveSample | undefined
  for (const sample of samples) {
    if (before === undefined || isGap(before, sample) || isOther(before, sample)) runs.push([])
    runs.at(-1)?.push(sample)
    before = sample
  }
  return runs
}

/** Why a run begins: the program was started, or it told nothing for a while. `first`: the program itself knows of nothing earlier. */
function beginningOf(run: readonly LiveSample[], before: readonly LiveSample[] | undefined, first: boolean): Moment[] {
  const [last, begins] = [before?.at(-1), run[0]]
  if (begins === undefined || (last === undefined && !first)) return []
  const [from, to] = [(last ?? begins).at / 1000, begins.at / 1000]
  const kind = last === undefined ? (begins.restarts > 0 ? 'restarted' : 'started') : isOther(last, begins) ? 'restarted' : 'silent'
  return [{ kind, from, to, still: false, figures: { count: begins.restarts } }]
}

/** The stretches in which a rule holds. */
function episodesOf(run: readonly LiveSample[], rule: Rule, isLast: boolean): Moment[] {
  const found: Moment[] = []
  let open: { readonly first: number; last: number; seconds: number; peak: number } | null = null
  const close = (still: boolean) => {
    if (open !== null && open.seconds >= rule.least) {
      const within = run.slice(open.first, open.last + 1)
      const end = still ? run.at(-1) : within.at(-1)
      found.push({ kind: rule.kind, from: at(within[0]), to: at(end), still, figures: rule.figures(within, open.peak, run[open.first - 1]) })
    }
    open = null
  }
  run.forEach((sample, index) => {
    if (open !== null && sample.at - (run[open.last]?.at ?? 0) > QUIET_MS) close(false)
    const figure = rule.measure(run, index)
    if (figure < (open === null ? rule.enters : rule.stays)) return
    open ??= { first: index, last: index, seconds: 0, peak: 0 }
    open.last = index
    open.seconds += 1
    open.peak = Math.max(open.peak, figure)
  })
  close(isLast)
  return found
}

function at(sample: LiveSample | undefined): number {
  return (sample?.at ?? 0) / 1000
}
