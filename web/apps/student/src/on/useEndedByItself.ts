// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useEffect, useRef } from 'react'
import type { Running } from '../api.ts'
import { secondsLeft, serverNow } from '../clock.ts'

/** Says that what ran for everyone has ended when its time was over; it would vanish without a word otherwise. */
export function useEndedByItself(running: Running | null): void {
  const t = useText()
  const toast = useToast()
  const before = useRef<Running | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = running
    // Stopped by a person it had time left; the reading that notices an end may come some seconds after it.
    if (running !== null || last?.endsAt == null || secondsLeft(last.endsAt, serverNow()) > 1) return
    toast({ text: t('student-ended', { name: last.name ?? t('student-running-level') }), lasts: 10_000 })
  }, [running, t, toast])
}
