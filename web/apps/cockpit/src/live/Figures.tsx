// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LiveSample } from '@perfshop/api/types.ts'
import type { Series } from '@perfshop/ui/chart/Chart.tsx'
import { locale } from '@perfshop/ui/locale.ts'
import { showEuros } from '@perfshop/ui/show.ts'
import { language, useText } from '@perfshop/ui/text.tsx'
import { useLive } from './live.ts'
import { SmallChart } from './SmallChart.tsx'

const MIB = 1024 * 1024
const UNKNOWN = '–'

/** The figures beside the levers, so that what a lever does is seen where it is moved. */
export function Figures() {
  const t = useText()
  const samples = useLive((live) => live.samples)
  const connected = useLive((live) => live.connected)
  const last = samples.at(-1)
  // Before the first event the line is only being made, not lost.
  const lost = !connected && last !== undefined
  const times = samples.map((sample) => sample.at / 1000)
  const line = (read: (sample: LiveSample) => number, colour = '--accent', dashed = false): Series => ({ values: samples.map(read), colour, dashed })
  const mib = (bytes: number) => `${digits(bytes / MIB, 0)} ${t('cockpit-unit-mib')}`
  const ms = (value: number) => `${digits(value, 1)} ${t('cockpit-unit-ms')}`
  // Before the first event nothing is known: a zero would be said to have been measured.
  const known = (words: (sample: LiveSample) => string) => (last === undefined ? UNKNOWN : words(last))
  const erring = last !== undefined && last.errorsPerSecond > 0

  return (
    <section className={lost ? 'figures figures--lost' : 'figures'} aria-label={t('cockpit-figures')} aria-busy={last === undefined}>
      <h2>{t('cockpit-figures')}</h2>
      {lost && (
        <p className="figures__lost" role="alert">
          {t('cockpit-figures-lost')}
        </p>
      )}
      <div className="figures__grid">
        <Figure name={t('cockpit-figure-requests')} value={digits(last?.requestsPerSecond, 1)} unit={t('cockpit-unit-per-second')} more={t('cockpit-figure-errors', { value: digits(last?.errorsPerSecond, 1) })} alarming={erring}>
          <SmallChart times={times} top={10} series={[line((sample) => sample.requestsPerSecond), line((sample) => sample.errorsPerSecond, '--bad', true)]} />
        </Figure>
        <Figure name={t('cockpit-figure-latency')} value={digits(last?.p95Ms, 1)} unit={t('cockpit-unit-ms')} more={known(({ p50Ms, p99Ms }) => t('cockpit-figure-latency-more', { p50: ms(p50Ms), p99: ms(p99Ms) }))}>
          <SmallChart times={times} top={20} series={[line((sample) => sample.p95Ms), line((sample) => sample.p50Ms, '--ink-soft', true)]} />
        </Figure>
        <Figure name={t('cockpit-figure-cpu')} value={digits(last?.cpuPercent, 1)} unit={t('cockpit-unit-percent')} more={t('cockpit-figure-cpu-more')}>
          <SmallChart times={times} top={100} series={[line((sample) => sample.cpuPercent)]} />
        </Figure>
        <Figure name={t('cockpit-figure-heap')} value={known(({ heapUsedBytes }) => digits(heapUsedBytes / MIB, 1))} unit={t('cockpit-unit-mib')} more={known(({ heapMaxBytes, rssBytes }) => t('cockpit-figure-heap-more', { max: mib(heapMaxBytes), rss: mib(rssBytes) }))}>
          <SmallChart times={times} top={(last?.heapMaxBytes ?? MIB) / MIB} series={[line((sample) => sample.heapUsedBytes / MIB)]} />
        </Figure>
        <Figure name={t('cockpit-figure-pool')} value={digits(last?.poolUsed, 0)} more={known(({ poolMax, poolWaiting }) => t('cockpit-figure-pool-more', { max: poolMax, waiting: poolWaiting }))} alarming={(last?.poolWaiting ?? 0) > 0}>
          <SmallChart times={times} top={last?.poolMax ?? 1} series={[line((sample) => sample.poolUsed), line((sample) => sample.poolWaiting, '--bad', true)]} />
        </Figure>
        <Figure name={t('cockpit-figure-workers')} value={digits(last?.workersBusy, 0)} more={known(({ workersMax, workersQueue }) => t('cockpit-figure-workers-more', { max: workersMax, queue: workersQueue }))} alarming={(last?.workersQueue ?? 0) > 0}>
          <SmallChart times={times} top={last?.workersMax ?? 1} series={[line((sample) => sample.workersBusy), line((sample) => sample.workersQueue, '--bad', true)]} />
        </Figure>
        <Figure
          name={t('cockpit-figure-orders')}
          value={digits(last?.ordersPerMinute, 1)}
          unit={t('cockpit-unit-per-minute')}
          more={known(({ revenueEur, restarts }) => `${t('cockpit-figure-orders-more', { revenue: showEuros(revenueEur) })} · ${t('cockpit-figure-restarts', { count: restarts })}`)}
        >
          <SmallChart times={times} top={10} series={[line((sample) => sample.ordersPerMinute)]} />
        </Figure>
      </div>
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly unit?: string
  readonly more: string
  /** The small line says something that should not be. */
  readonly alarming?: boolean
  readonly children: React.ReactNode
}

function Figure({ name, value, unit, more, alarming = false, children }: FigureProps) {
  return (
    <div className="figure">
      <h3 className="figure__name">{name}</h3>
      <p className="figure__value tabular">
        {value}
        {unit !== undefined && <small> {unit}</small>}
      </p>
      <p className={alarming ? 'figure__more figure__more--alarming tabular' : 'figure__more tabular'}>{more}</p>
      {children}
    </div>
  )
}

/** A figure with a fixed number of decimals, so that it does not jump about; a dash while nothing is known. */
function digits(value: number | undefined, decimals: number): string {
  if (value === undefined) return UNKNOWN
  return value.toLocaleString(locale(language()), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
