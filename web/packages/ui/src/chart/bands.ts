// SPDX-License-Identifier: AGPL-3.0-or-later
import type uPlot from 'uplot'

/** A stretch of time that is marked behind the lines. */
export interface Band {
  /** Epoch seconds. */
  readonly from: number
  readonly to: number
  /** A word or two at its top. */
  readonly label: string
}

const FONT_PX = 11
/** Names that stand below one another at most. */
const ROWS = 3

/** Draws the bands into a chart that has just been cleared, so that the lines come over them. */
export function drawBands(chart: uPlot, bands: readonly Band[], colour: (name: string) => string): void {
  const { ctx, bbox } = chart
  const ratio = devicePixelRatio
  const edge = edgesOf(chart)
  ctx.save()
  ctx.globalAlpha = 0.16
  ctx.fillStyle = colour('--warn-fill')
  // Two at once are no darker than one: the lines must stay readable.
  for (const [from, to] of united(bands)) ctx.fillRect(edge(from), bbox.top, Math.max(edge(to) - edge(from), ratio), bbox.height)
  ctx.globalAlpha = 1
  ctx.fillStyle = colour('--warn')
  for (const { from, to } of bands) {
    for (const side of [edge(from), edge(to)]) if (side > bbox.left && side < bbox.left + bbox.width) ctx.fillRect(side, bbox.top, ratio, bbox.height)
  }
  ctx.restore()
}

/** Writes the bands' names over a chart that is drawn, each on a ground of its own: no line of the chart strikes it through. */
export function drawNames(chart: uPlot, bands: readonly Band[], colour: (name: string) => string): void {
  const { ctx, bbox } = chart
  const ratio = devicePixelRatio
  const edge = edgesOf(chart)
  ctx.save()
  ctx.font = `600 ${FONT_PX * ratio}px "Figtree Variable"`
  ctx.textBaseline = 'top'
  ctx.textAlign = 'left'
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  // Names of bands that begin close to each other stand below one another.
  const ends: number[] = []
  const write = (label: string, at: number, width: number, row: number) => {
    const top = bbox.top + (2 + row * (FONT_PX + 2)) * ratio
    ctx.globalAlpha = 0.8
    ctx.fillStyle = colour('--surface')
    ctx.fillRect(at + 2 * ratio, top - ratio, width - 6 * ratio, (FONT_PX + 2) * ratio)
    ctx.globalAlpha = 1
    ctx.fillStyle = colour('--warn')
    ctx.fillText(label, at + 4 * ratio, top)
  }
  // What has no room is counted, below the last name that has.
  let [hidden, place] = [0, bbox.left]
  for (const { from, to, label } of bands) {
    const [left, right] = [edge(from), edge(to)]
    if (right <= bbox.left || left >= bbox.left + bbox.width) continue
    const width = ctx.measureText(label).width + 10 * ratio
    // At the right edge a name stands before its line.
    const at = Math.max(bbox.left, Math.min(left, bbox.left + bbox.width - width))
    const row = free(ends, at)
    if (row < ROWS) {
      ends[row] = at + width
      write(label, at, width, row)
    } else {
      if (hidden === 0) place = at
      hidden += 1
    }
  }
  if (hidden > 0) {
    const label = `+${hidden}`
    write(label, place, ctx.measureText(label).width + 10 * ratio, ROWS)
  }
  ctx.restore()
}

/** Where a time stands in a chart, kept within it. */
function edgesOf(chart: uPlot): (time: number) => number {
  const { left, width } = chart.bbox
  return (time) => Math.min(left + width, Math.max(left, chart.valToPos(time, 'x', true)))
}

/** The first row whose last name has ended before this place. */
function free(ends: readonly number[], left: number): number {
  const row = ends.findIndex((end) => end <= left)
  return row === -1 ? ends.length : row
}

/** The stretches of time that any band covers, each once; bands come in the order of their beginnings. */
export function united(bands: readonly Band[]): [from: number, to: number][] {
  const all: [number, number][] = []
  for (const { from, to } of bands) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}
