// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, ActivationBody, Anomaly, ScopeKind } from '@perfshop/api/types.ts'

/** What stands in the fields of an anomaly's control, as typed. Empty means not set. */
export interface Draft {
  readonly dose: number
  /** By the parameter's name in the catalogue. */
  readonly params: Readonly<Record<string, number>>
  readonly scopeKind: string
  readonly scopeValue: string
  readonly rampSeconds: string
  readonly endsInSeconds: string
  readonly heapPercent: string
  readonly errorPercent: string
  readonly p95Ms: string
  readonly reason: string
}

// A first dose that is felt and harms nobody, as a share of the range.
const FIRST_DOSE = 0.4

/** The text fields of a draft by the names that the server gives them. */
export const WIRE_NAMES = {
  scopeKind: 'scope.kind',
  scopeValue: 'scope.value',
  rampSeconds: 'rampSeconds',
  endsInSeconds: 'endsInSeconds',
  heapPercent: 'stopWhen.heapPercent',
  errorPercent: 'stopWhen.errorPercent',
  p95Ms: 'stopWhen.p95Ms',
  reason: 'reason',
} as const satisfies Readonly<Record<Exclude<keyof Draft, 'dose' | 'params'>, string>>

/** What the control shows at first: what is set for everyone, else a moderate dose and the catalogue's own values. */
export function initialDraft(anomaly: Anomaly, current: Activation | undefined): Draft {
  const { dose } = anomaly
  const first = dose === null ? 0 : Math.round(dose.min + (dose.max - dose.min) * FIRST_DOSE)
  return {
    dose: current?.dose ?? first,
    params: Object.fromEntries(anomaly.params.map((param) => [param.name, paramOf(current, param.name) ?? param.default])),
    scopeKind: anomaly.scopes[0] ?? 'everyone',
    scopeValue: '',
    rampSeconds: '',
    endsInSeconds: '',
    heapPercent: '',
    errorPercent: '',
    p95Ms: '',
    reason: '',
  }
}

/** The draft with nothing set in the advanced panel. */
export function withoutAdvanced(anomaly: Anomaly, { dose, params }: Draft): Draft {
  return { ...initialDraft(anomaly, undefined), dose, params }
}

/** The body that makes the draft active. A parameter at its default is left out, as is all that is empty. */
export function draftBody(anomaly: Anomaly, draft: Draft): ActivationBody {
  const params = Object.fromEntries(anomaly.params.flatMap(({ name, default: normal }) => {
    const value = draft.params[name]
    return value === undefined || value === normal ? [] : [[name, value]]
  }))
  const stopWhen = { ...whole('heapPercent', draft.heapPercent), ...whole('errorPercent', draft.errorPercent), ...whole('p95Ms', draft.p95Ms) }
  return {
    // Anomalies and kinds of scope offered are the catalogue's, which are those the server takes.
    anomaly: anomaly.id as ActivationBody['anomaly'],
    ...(anomaly.dose === null ? {} : { dose: draft.dose }),
    ...params,
    ...(draft.scopeKind === 'everyone' ? {} : { scope: { kind: draft.scopeKind as ScopeKind, ...(draft.scopeValue.trim() === '' ? {} : { value: draft.scopeValue.trim() }) } }),
    ...whole('rampSeconds', draft.rampSeconds),
    ...whole('endsInSeconds', draft.endsInSeconds),
    ...(Object.keys(stopWhen).length === 0 ? {} : { stopWhen }),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
  }
}

/** Whether this is the one dose that ends the shop's process: memory at its highest, with nothing that holds it. */
export function isDeadly({ anomaly, dose, guardrail }: ActivationBody, range: Anomaly['dose']): boolean {
  return anomaly === 'memory' && dose === range?.max && (guardrail ?? 0) === 0
}

/** Whether the lever's own values differ from what is set for everyone. */
export function isChanged(anomaly: Anomaly, draft: Draft, current: Activation): boolean {
  return draft.dose !== current.dose || anomaly.params.some(({ name, default: normal }) => (draft.params[name] ?? normal) !== (paramOf(current, name) ?? normal))
}

/** A number within a range; what is no number becomes the lower bound. */
export function within(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : min
}

function paramOf(activation: Activation | undefined, name: string): number | null {
  const value = (activation as Readonly<Record<string, unknown>> | undefined)?.[name]
  return typeof value === 'number' ? value : null
}

function whole(name: string, typed: string): Readonly<Record<string, number>> {
  const value = Number(typed)
  return typed.trim() === '' || !Number.isFinite(value) ? {} : { [name]: Math.round(value) }
}
