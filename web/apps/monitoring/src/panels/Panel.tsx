// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Band } from '@perfshop/ui/chart/bands.ts'
import { Chart } from '@perfshop/ui/chart/Chart.tsx'
import { indexAt, type Columns } from '@perfshop/ui/live/history.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { language, useText } from '@perfshop/ui/text.tsx'
import type { Range } from '../view/view.ts'
import type { Line, PanelSpec } from './panels.ts'

interface Props {
  readonly panel: PanelSpec
  readonly columns: Columns
  readonly range: Range
  /** The time whose figures are written; null writes the newest that is shown. */
  readonly at: number | null
  readonly bands: readonly Band[]
  readonly theme: string
  readonly onZoom: (from: number, to: number) => void
  readonly onCursor: (time: number | null) => void
  readonly onPress: (time: number) => void
}

const HEIGHT = 132

/** One figure: large in digits, its lines below, each with its name and its value. */
export function Panel({ panel, columns, range, at, bands, theme, onZoom, onCursor, onPress }: Props) {
  const t = useText()
  const index = indexAt(columns.times, at ?? range[1])
  const valueOf = ({ field }: Line) => columns.of(field)[index] ?? null
  const [first, ...others] = panel.lines
  const alarming = panel.lines.some((line) => line.alarming === true && (valueOf(line) ?? 0) > 0)
  const unit = panel.unit === undefined ? '' : t(`monitoring-unit-${panel.unit}`)
  return (
    <section className={alarming ? 'panel panel--alarming' : 'panel'} aria-label={t(`monitoring-panel-${panel.id}`)}>
      <header className="panel__head">
        <h2 className="panel__name">{t(`monitoring-panel-${panel.id}`)}</h2>
        <p className="panel__value tabular">
          {digits(valueOf(first), first.decimals)}
          {unit !== '' && <small> {unit}</small>}
        </p>
      </header>
      <Chart
        times={columns.times}
        // The line that is written large is drawn last, over the others.
        series={panel.lines.map(({ field, colour, dashed, through }) => ({ values: columns.of(field), colour, dashed: dashed === true, through: through === true })).reverse()}
        range={range}
        top={panel.top}
        height={HEIGHT}
        theme={theme}
        detailed
        bands={bands}
        sync="monitoring"
        onZoom={onZoom}
        onCursor={onCursor}
        onPress={onPress}
      />
      <ul className="legend">
        {[first, ...others].map((line) => (
          <li key={line.id} className={line.alarming === true && (valueOf(line) ?? 0) > 0 ? 'legend__line legend__line--alarming' : 'legend__line'}>
            <span className={`legend__mark legend__mark${line.colour}${line.dashed === true ? ' legend__mark--dashed' : ''}`} aria-hidden="true" />
            {t(`monitoring-series-${line.id}`)} <b className="tabular">{digits(valueOf(line), line.decimals)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A figure with a fixed number of decimals, so that it does not jump about; a dash where nothing is known. */
function digits(value: number | null, decimals: number): string {
  if (value === null) return '–'
  return value.toLocaleString(locale(language()), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
