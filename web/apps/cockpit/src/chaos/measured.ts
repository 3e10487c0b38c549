// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Anomaly, ChaosStatus, LiveSample } from '@perfshop/api/types.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { language, type Text } from '@perfshop/ui/text.tsx'

/** What the shop itself measures of a lever, where it measures something. */
export interface Measured {
  readonly value: number | null
  /** What the value is a part of, where there is such a whole. */
  readonly max: number | null
  readonly decimals: number
  /** The machine gives less than the dose asks for. */
  readonly limited: boolean
}

export const UNMEASURED: Measured = { value: null, max: null, decimals: 0, limited: false }

type Reading = Partial<Measured> & Pick<Measured, 'value'>
type Read = (status: ChaosStatus, sample: LiveSample) => Reading

// The figure in which each lever shows, with the unit that its text gives it. A browser's anomaly is measured by browsers, not here.
const READ: Readonly<Record<string, Read>> = {
  cpu: ({ performance: { cpu } }) => ({ value: cpu.measured, decimals: 1, limited: cpu.limited }),
  memory: ({ performance: { memory } }) => ({ value: memory.usedPercent, decimals: 1 }),
  gc_pressure: (_status, { pauseMs }) => ({ value: pauseMs }),
  db_pool: (_status, { poolUsed, poolMax }) => ({ value: poolUsed, max: poolMax }),
  thread_pool: (_status, { workersBusy, workersMax }) => ({ value: workersBusy, max: workersMax }),
  slow_query: (_status, { dbMsPerSecond }) => ({ value: dbMsPerSecond }),
  deadlock: (_status, { errorsPerSecond }) => ({ value: errorsPerSecond, decimals: 1 }),
  network: (_status, { p50Ms }) => ({ value: p50Ms }),
}

/** Finds the measurement of a lever, in the status or in the last second's figures; nothing before both are there. */
export function measuredOf({ id }: Pick<Anomaly, 'id'>, status: ChaosStatus | null, sample: LiveSample | undefined): Measured {
  const read = READ[id]
  if (read === undefined || status === null || sample === undefined) return UNMEASURED
  return { ...UNMEASURED, ...read(status, sample) }
}

/** A measurement with its unit; empty where nothing is measured. */
export function measuredWords({ id }: Pick<Anomaly, 'id'>, { value, max, decimals }: Measured, t: Text): string {
  if (value === null) return ''
  const number = value.toLocaleString(locale(language()), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return t(`cockpit-measured-${id}`, { value: number, max: max ?? 0 })
}
