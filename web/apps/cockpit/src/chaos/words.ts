// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation, Anomaly, Scope } from '@perfshop/api/types.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { language, type Text } from '@perfshop/ui/text.tsx'

/** A dose or a measurement with its unit, as the language writes it: 37 % or 37%. */
export function withUnit(value: number, unit: string, decimals = 0): string {
  const spoken = locale(language())
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  if (unit === '%') return (value / 100).toLocaleString(spoken, { style: 'percent', ...fraction })
  const number = value.toLocaleString(spoken, fraction)
  return unit === '' ? number : `${number} ${unit}`
}

/** The dose of an activation with what goes with it (37 % × 2); empty for an anomaly without a dose. */
export function doseWords(activation: Pick<Activation, 'dose' | 'ratio'>, anomaly: Anomaly | undefined): string {
  if (typeof activation.dose !== 'number') return ''
  const dose = withUnit(activation.dose, anomaly?.dose?.unit ?? '')
  return typeof activation.ratio === 'number' && activation.ratio > 1 ? `${dose} × ${activation.ratio}` : dose
}

export function scopeWords(scope: Scope, t: Text): string {
  const kind = t(`cockpit-scope-${scope.kind}`)
  return scope.value === null || scope.value === '' ? kind : t('cockpit-scope-of', { kind, value: scope.value })
}
