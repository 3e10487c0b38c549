// SPDX-License-Identifier: AGPL-3.0-or-later
import type uPlot from 'uplot'
import { showInstant } from '../show.ts'
import { steps, wholeSteps } from './steps.ts'

export interface Look {
  /** A CSS variable's name; the line takes its colour. */
  readonly colour: string
  readonly dashed?: boolean
  /** Drawn through times without a value. */
  readonly through?: boolean
}

interface Wanted {
  /** A variable's name, and `dashed` and `through` after blanks. */
  readonly looks: readonly string[]
  readonly colour: (name: string) => string
  readonly detailed: boolean
  readonly sync: string | undefined
}

type Drawn = Pick<uPlot.Options, 'legend' | 'cursor' | 'padding' | 'axes' | 'series'>

const FONT = '11px "Figtree Variable"'
/** Room for "100 000" left of the chart. */
const GUTTER = 48

/** How a chart is drawn; what it shows is put in later. */
export function drawn({ looks, colour, detailed, sync }: Wanted): Drawn {
  const faint = { stroke: colour('--line'), width: 1 }
  const words = { stroke: colour('--ink-soft'), font: FONT }
  return {
    legend: { show: false },
    cursor: detailed
      ? { y: false, points: { size: 6 }, drag: { x: true, y: false, setScale: false }, ...(sync === undefined ? {} : { sync: { key: sync } }) }
      : { show: false },
    // Half of a tick's words stands beyond the last line.
    padding: [6, detailed ? 22 : 0, detailed ? 0 : 7, 0],
    axes: [
      detailed
        ? { ...words, size: 22, gap: 4, space: 84, ticks: { show: false }, grid: { show: false }, splits: (_chart, _axis, min, max) => wholeSteps(min, max), values: (_chart, splits) => splits.map((at) => clock(at, splits)) }
        : { show: false },
      {
        ...words,
        size: GUTTER,
        ticks: { show: false },
        grid: faint,
        splits: (_chart, _axis, _min, max) => steps(max, detailed ? 3 : 1),
        values: (_chart, splits) => splits.map((value) => value.toLocaleString(document.documentElement.lang)),
      },
    ],
    series: [
      {},
      ...looks.map((look) => {
        const [name = '', ...how] = look.split(' ')
        return { stroke: colour(name), width: 1.75, points: { show: false }, spanGaps: how.includes('through'), ...(how.includes('dashed') ? { dash: [4, 4] } : {}) }
      }),
    ],
  }
}

/** With seconds only where two ticks would read the same without. */
function clock(at: number, splits: readonly number[]): string {
  const text = showInstant(at * 1000, 'clock')
  return (splits[1] ?? Infinity) - (splits[0] ?? 0) < 60 ? text : text.slice(0, 5)
}
