// SPDX-License-Identifier: AGPL-3.0-or-later
import { Chart, type Series } from '@perfshop/ui/chart/Chart.tsx'
import { useTheme } from '@perfshop/admin/theme.ts'
import { HISTORY } from './live.ts'

interface Props {
  /** Epoch seconds, one for each value. */
  readonly times: readonly number[]
  readonly series: readonly Series[]
  readonly top: number
}

/** The last two minutes beside a figure, small. */
export function SmallChart({ times, series, top }: Props) {
  const last = times.at(-1) ?? 0
  return <Chart times={times} series={series} top={top} range={[last - HISTORY, last]} height={84} theme={useTheme()} />
}
