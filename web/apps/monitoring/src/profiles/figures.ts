// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileTree } from '@perfshop/api/types.ts'
import { locale } from '@perfshop/ui/locale.ts'
import { showNumber } from '@perfshop/ui/show.ts'
import { language, useText, type Text } from '@perfshop/ui/text.tsx'
import { useMemo } from 'react'
import { percent } from './tree.ts'

/** Figures of a profile in words of the page's language. */
export interface Figures {
  /** A value in its unit, as large as fits it. */
  readonly value: (value: number) => string
  readonly share: (part: number, whole: number) => string
  /** Points of percent, always with their sign. */
  readonly points: (points: number) => string
}

export function useFigures(unit: ProfileTree['unit']): Figures {
  const t = useText()
  return useMemo(
    () => ({
      value: (value) => (unit === 'nanoseconds' ? time(value / 1e6, t) : memory(value / 1024, t)),
      share: (part, whole) => t('monitoring-profile-percent', { percent: showNumber(percent(part, whole), 1) }),
      points: (points) => t('monitoring-profile-points', { points: signed(points) }),
    }),
    [t, unit],
  )
}

function time(ms: number, t: Text): string {
  return ms < 1000 ? t('monitoring-ms', { ms: showNumber(ms) }) : t('monitoring-profile-seconds', { seconds: showNumber(ms / 1000, 2) })
}

function memory(kib: number, t: Text): string {
  return kib < 1024 ? t('monitoring-profile-kib', { kib: showNumber(kib) }) : t('monitoring-profile-mib', { mib: showNumber(kib / 1024, 1) })
}

function signed(points: number): string {
  // A hyphen is too short for a sign that is to be seen.
  return points.toLocaleString(locale(language()), { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).replace('-', '−')
}
