// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useEffectEvent, useRef } from 'react'
import uPlot from 'uplot'
import { drawBands, drawNames, type Band } from './bands.ts'
import { drawn, type Look } from './options.ts'

export interface Series extends Look {
  /** One for each time; null where nothing is known, which the line leaves open. */
  readonly values: readonly (number | null)[]
}

export interface ChartProps {
  /** Epoch seconds, growing. */
  readonly times: readonly number[]
  readonly series: readonly Series[]
  /** The times at both edges. */
  readonly range: readonly [from: number, to: number]
  /** The top of the scale when the values stay below it, so that noise near zero does not look like a storm. */
  readonly top: number
  /** In CSS pixels. */
  readonly height: number
  /** Colours are read from CSS when this changes. */
  readonly theme: string
  /** Shows the hours below, and lines at more than one height. */
  readonly detailed?: boolean
  readonly bands?: readonly Band[]
  /** Charts of the same name show the cursor at the same time. */
  readonly sync?: string
  /** A stretch was marked with the pointer. */
  readonly onZoom?: (from: number, to: number) => void
  /** The time under the cursor, null when it has left. */
  readonly onCursor?: (time: number | null) => void
  /** A time was pressed on, without marking a stretch. */
  readonly onPress?: (time: number) => void
}

const NONE: readonly Band[] = []
/** The colours of the theme that is worn, by variable: to ask for one makes the browser work out the whole page's style anew. */
const worn = { theme: '', colours: new Map<string, string>() }

/** A colour of the theme, asked of an element that wears it: a variable's own text may be light-dark(…), which a canvas does not understand. */
function colourIn(theme: string, element: HTMLElement, name: string): string {
  if (worn.theme !== theme) {
    worn.theme = theme
    worn.colours.clear()
  }
  const known = worn.colours.get(name)
  if (known !== undefined) return known
  element.style.color = `var(${name})`
  const { color } = getComputedStyle(element)
  element.style.color = ''
  worn.colours.set(name, color)
  return color
}

/** A hand that presses moves by so many pixels. */
const HAIR = 4

/**
 * Lines over time, drawn on a canvas: thousands of points a second later cost a millisecond. It is decoration beside
 * figures that say the same in digits, so it is hidden from assistive technology.
 */
export function Chart({ times, series, range, top, height, theme, detailed = false, bands = NONE, sync, onZoom, onCursor, onPress }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const now = useRef({ range, bands, top })
  // What a line looks like never changes while the page stands; only its values do.
  const looks = series.map(({ colour, dashed, through }) => `${colour}${dashed === true ? ' dashed' : ''}${through === true ? ' through' : ''}`).join(',')
  const zoomed = useEffectEvent((chart: uPlot) => {
    const { left, width } = chart.select
    if (width > HAIR) onZoom?.(chart.posToVal(left, 'x'), chart.posToVal(left + width, 'x'))
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
  })
  const pointed = useEffectEvent((chart: uPlot) => onCursor?.(chart.cursor.idx === null || chart.cursor.idx === undefined ? null : (chart.data[0][chart.cursor.idx] ?? null)))
  const pressed = useEffectEvent((chart: uPlot, event: MouseEvent) => onPress?.(chart.posToVal(event.clientX - chart.over.getBoundingClientRect().left, 'x')))

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const colour = (name: string) => colourIn(theme, element, name)
    const options = drawn({ looks: looks.split(','), colour, detailed, sync })
    const chart = new uPlot(
      {
        ...options,
        width: element.clientWidth,
        height,
        scales: {
          x: { time: false, range: () => [now.current.range[0], now.current.range[1]] },
          y: { range: (_chart, _min, max) => [0, Math.max(now.current.top, (max || 0) * 1.1)] },
        },
        hooks: {
          drawClear: [(drawing) => drawBands(drawing, now.current.bands, colour)],
          draw: [(drawing) => drawNames(drawing, now.current.bands, colour)],
          setSelect: [(changed) => zoomed(changed)],
          setCursor: [(moved) => pointed(moved)],
        },
      },
      [[]],
      element,
    )
    plot.current = chart
    let from = 0
    chart.over.addEventListener('mousedown', ({ clientX }) => {
      from = clientX
    })
    chart.over.addEventListener('mouseup', (event) => {
      if (event.button === 0 && Math.abs(event.clientX - from) <= HAIR) pressed(chart, event)
    })
    const sizes = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      chart.destroy()
      plot.current = null
    }
  }, [theme, looks, detailed, sync, height])

  useEffect(() => {
    now.current = { range, bands, top }
    // uPlot reads the arrays and keeps them; nobody writes into them while they are shown.
    plot.current?.setData([times as number[], ...series.map((one) => one.values as (number | null)[])])
  })

  return <div ref={box} className={detailed ? 'chart chart--detailed' : 'chart'} aria-hidden="true" />
}
