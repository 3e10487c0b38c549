// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, Scope, StudentRow } from '@perfshop/api/types.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { language, type Text } from '@perfshop/ui/text.tsx'
import { named } from './students.ts'

/** A dose or a measurement with its unit, as the language writes it: 37 % or 37%. */
export function withUnit(value: number, unit: string, decimals = 0): string {
  const spoken = locale(language())
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  if (unit === '%') return (value / 100).toLocaleString(spoken, { style: 'percent', ...fraction })
  const number = value.toLocaleString(spoken, fraction)
  return unit === '' ? number : `${number}\u00a0${unit}`
}

/** The dose of an activation with what goes with it (37 % × 2); empty for an anomaly without a dose. */
export function doseWords(activation: Pick<Activation, 'dose' | 'ratio' | 'guardrail'>, anomaly: Anomaly | undefined, t: Text): string {
  if (typeof activation.dose !== 'number') return ''
  const unit = anomaly?.dose?.unit ?? ''
  const dose = withUnit(activation.dose, unit)
  if (isHeld(activation)) return t('cockpit-dose-held', { dose, held: withUnit(activation.guardrail, unit) })
  return typeof activation.ratio === 'number' && activation.ratio > 1 ? `${dose} × ${activation.ratio}` : dose
}

/** Whether a guardrail keeps it below its dose. */
export function isHeld<T extends Pick<Activation, 'dose' | 'guardrail'>>(activation: T): activation is T & { readonly guardrail: number } {
  const { dose, guardrail } = activation
  return typeof guardrail === 'number' && guardrail > 0 && guardrail < (dose ?? 0)
}

const STUDENT = 'student:'

/** Who did it: a student by alias, an instructor by address. */
export function actorWords(actor: string, t: Text): string {
  return actor.startsWith(STUDENT) ? t('cockpit-actor-student', { alias: actor.slice(STUDENT.length) }) : actor
}

/** For whom an anomaly is on besides everyone, in a few words; empty when for nobody. */
export function scopedWords(active: readonly Activation[], students: readonly StudentRow[], t: Text): string {
  const scopes = active.filter((activation) => activation.scope.kind !== 'everyone').map((activation) => whomWords(named(activation.scope, students), t))
  const [first] = scopes
  if (first === undefined) return ''
  return scopes.length === 1 ? t('cockpit-for', { whom: first }) : t('cockpit-for-many', { count: scopes.length })
}

/** A scope within a sentence, after `for`. */
export function whomWords({ kind, value }: Scope, t: Text): string {
  const shown = value ?? ''
  return t(`cockpit-whom-${kind}`, { value: kind === 'percent' ? withUnit(Number(shown), '%') : shown })
}

export function scopeWords(scope: Scope, t: Text): string {
  const kind = t(`cockpit-scope-${scope.kind}`)
  if (scope.value === null || scope.value === '') return kind
  return scope.kind === 'percent' ? t('cockpit-scope-share', { value: withUnit(Number(scope.value), '%') }) : t('cockpit-scope-of', { kind, value: scope.value })
}
