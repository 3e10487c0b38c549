// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activations, Anomaly } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useEffect, useRef } from 'react'

// The ends that nobody asked for at that moment: the end time, the stop rules, and the death that a leak led to.
const BY_ITSELF: readonly string[] = ['expired', 'stop_heap', 'stop_errors', 'stop_p95', 'oom']

/** Says which activation ended by itself and why; it would vanish without a word otherwise. */
export function useEndedByItself(activations: Activations | undefined, anomalies: readonly Anomaly[]): void {
  const t = useText()
  const toast = useToast()
  const before = useRef<ReadonlySet<number>>(new Set())
  useEffect(() => {
    if (activations === undefined) return
    const ended = activations.past.flatMap(({ id, anomaly, endReason }) => {
      if (!before.current.has(id) || !BY_ITSELF.includes(endReason ?? '')) return []
      const name = anomalies.find((known) => known.id === anomaly)?.name ?? anomaly
      return [t('cockpit-ended-itself', { name, reason: t(`cockpit-end-${endReason}`) })]
    })
    before.current = new Set(activations.active.map(({ id }) => id))
    if (ended.length > 0) toast({ text: ended.join(' '), lasts: 10_000 })
  }, [activations, anomalies, t, toast])
}
