// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { useTheme } from '@perfshop/admin/theme.ts'
import { HISTORY } from './live.ts'

export interface Series {
  readonly values: readonly number[]
  /** A CSS variable's name; the line takes its colour. */
  readonly colour: string
  readonly dashed?: boolean
}

interface Props {
  /** Epoch seconds, one for each value. */
  readonly times: readonly number[]
  readonly series: readonly Series[]
  /** The top of the scale when the values stay below it, so that noise near zero does not look like a storm. */
  readonly top: number
}

const HEIGHT = 84

/** A small chart of the last two minutes. It is decoration beside the figure, which says the same in digits. */
export function Chart({ times, series, top }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const theme = useTheme()
  // What a line looks like never changes while the page stands; only its values do.
  const looks = series.map(({ colour, dashed }) => `${colour}${dashed === true ? ' dashed' : ''}`).join(',')

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        padding: [6, 0, 7, 0],
        scales: {
          x: { range: (_chart, _min, max) => [max - HISTORY, max] },
          y: { range: (_chart, _min, max) => [0, Math.max(top, max * 1.1)] },
        },
        axes: [
          { show: false },
          { size: 40, stroke: colour('--ink-soft'), font: '11px "Figtree Variable"', ticks: { show: false }, grid: { stroke: colour('--line'), width: 1 }, splits: (_chart, _axis, _min, max) => [0, niceHalf(max)] },
        ],
        series: [
          {},
          ...looks.split(',').map((look) => {
            const [name = '', dashed] = look.split(' ')
            return { stroke: colour(name), width: 1.75, points: { show: false }, ...(dashed === undefined ? {} : { dash: [3, 3] }) }
          }),
        ],
      },
      [[]],
      element,
    )
    plot.current = chart
    const sizes = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      chart.destroy()
      plot.current = null
    }
  }, [theme, looks, top])

  useEffect(() => {
    plot.current?.setData([[...times], ...series.map((one) => [...one.values])])
  })

  return <div ref={box} className="chart" aria-hidden="true" />
}

/** A round number at about half of the scale, for the one line of the grid. */
function niceHalf(max: number): number {
  const half = max / 2
  const power = 10 ** Math.floor(Math.log10(half))
  return [5, 2, 1].map((step) => step * power).find((step) => step <= half) ?? half
}
