// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Call } from './tree.ts'

/** A call where the picture shows it. */
export interface Frame {
  readonly call: Call
  readonly above: Frame | null
  /** What is at the top of the picture is at 0. */
  readonly depth: number
  /** Where it begins and how wide it is, as parts of the picture. */
  readonly left: number
  readonly width: number
}

/** What is drawn below and with `top`, which takes the whole width: each before those that it called. Narrower than `least` is left out. */
export function framesOf(top: Call, least: number): Frame[] {
  const frames: Frame[] = []
  const draw = (call: Call, above: Frame | null, left: number) => {
    const width = top.value > 0 ? call.value / top.value : 0
    if (width < least || width === 0) return
    const frame = { call, above, depth: above === null ? 0 : above.depth + 1, left, width }
    frames.push(frame)
    let at = left
    for (const child of call.children) {
      draw(child, frame, at)
      at += child.value / top.value
    }
  }
  draw(top, null, 0)
  return frames
}

/** The names that lead from the top of the picture to a frame, without that of the top. */
export function wayTo(frame: Frame): string[] {
  return frame.above === null ? [] : [...wayTo(frame.above), frame.call.name]
}

/** Where a key leads from a frame: to who called it, to the greatest that it called, to its neighbours, to the top. */
export function stepFrom(frames: readonly Frame[], from: Frame, key: string): Frame | undefined {
  const beside = (step: 1 | -1) => {
    const row = frames.filter(({ depth }) => depth === from.depth)
    return row[row.indexOf(from) + step]
  }
  switch (key) {
    case 'ArrowUp':
      return from.above ?? undefined
    case 'ArrowDown':
      return frames.filter(({ above }) => above === from).reduce<Frame | undefined>((most, frame) => (most === undefined || frame.width > most.width ? frame : most), undefined)
    case 'ArrowLeft':
      return beside(-1)
    case 'ArrowRight':
      return beside(1)
    case 'Home':
      return frames[0]
    default:
      return undefined
  }
}
