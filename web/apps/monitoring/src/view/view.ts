// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the charts show: the last seconds as they come, or a stretch that stands still. Times in epoch seconds. */
export type View = { readonly kind: 'live'; readonly seconds: number } | { readonly kind: 'still'; readonly from: number; readonly to: number }

/** Stretches that can be chosen, in seconds. */
export const WINDOWS = [60, 300, 900, 3600] as const
export const FIRST: View = { kind: 'live', seconds: 300 }
/** All that is kept. */
export const HOUR: View = { kind: 'live', seconds: 3600 }

const SHORTEST = 10
const LONGEST = 3600
/** Seconds, at least, that are shown before and after something that happened. */
const BESIDE = 15

export type Range = readonly [from: number, to: number]

/** The times at both edges, when the newest sample is `last`. */
export function rangeOf(view: View, last: number): Range {
  return view.kind === 'live' ? [last - view.seconds, last] : [view.from, view.to]
}

/** Holds the charts still where they are. */
export function paused(view: View, last: number): View {
  const [from, to] = rangeOf(view, last)
  return { kind: 'still', from, to }
}

/** Lets them run again, showing as much time as before. */
export function resumed(view: View): View {
  return view.kind === 'live' ? view : { kind: 'live', seconds: Math.round(view.to - view.from) }
}

/** Half as much time (0.5), or twice (2). Live stays live, at its right edge; what stands still keeps its middle. */
export function zoomed(view: View, factor: number, last: number): View {
  const [from, to] = rangeOf(view, last)
  const seconds = bounded((to - from) * factor)
  if (view.kind === 'live') return { kind: 'live', seconds }
  const middle = (from + to) / 2
  return within(middle - seconds / 2, seconds, last)
}

/** A stretch that was marked; a hair's breadth becomes the shortest. */
export function marked(from: number, to: number, last: number): View {
  const seconds = bounded(to - from)
  return within((from + to) / 2 - seconds / 2, seconds, last)
}

/** Something that happened, with some time on both sides: without it nobody sees what it began from. */
export function around([from, to]: Range, last: number): View {
  const beside = Math.max(BESIDE, (to - from) / 4)
  return marked(from - beside, to + beside, last)
}

/** Half a screen back (-1) or on (1). */
export function moved(view: View, direction: -1 | 1, last: number): View {
  const [from, to] = rangeOf(view, last)
  return within(from + (direction * (to - from)) / 2, to - from, last)
}

/** Nothing is known after the last sample, nor more than an hour before it. */
function within(from: number, seconds: number, last: number): View {
  const start = Math.max(last - LONGEST, Math.min(from, last - seconds))
  return { kind: 'still', from: start, to: start + seconds }
}

function bounded(seconds: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(seconds)))
}
