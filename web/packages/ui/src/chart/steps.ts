// SPDX-License-Identifier: AGPL-3.0-or-later

/** Zero and `count` round heights below the top of a scale, or fewer where round ones are far apart. */
export function steps(max: number, count: number): number[] {
  const rough = max / (count + 1)
  if (!(rough > 0)) return [0]
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

const SECONDS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
/** Times on one axis at most. */
const MOST = 5

/** Whole times between two, in epoch seconds, at distances that a clock knows. */
export function wholeSteps(min: number, max: number): number[] {
  const step = SECONDS.find((seconds) => (max - min) / seconds <= MOST) ?? 3600
  const first = Math.ceil(min / step) * step
  return Array.from({ length: Math.max(0, Math.floor((max - first) / step) + 1) }, (_, index) => first + index * step)
}
