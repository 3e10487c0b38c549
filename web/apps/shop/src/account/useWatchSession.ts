// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api.ts'
import { knownCustomer, sessionChanged } from './session.ts'

const EVERY_MS = 60_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const

/**
 * Asks whether the session still stands: when somebody comes back to the page, and once a minute while they use it. A page
 * that nobody uses does not ask, because each call is activity and would keep an idle session from ending.
 */
export function useWatchSession(): void {
  const queries = useQueryClient()
  useEffect(() => {
    let asked = Date.now()
    const ask = async () => {
      const id = knownCustomer(queries)
      if (document.hidden || id === null) return
      asked = Date.now()
      // No answer says nothing about the session: the page's own calls say that the server is away.
      const status = await take(api.GET('/api/auth/status')).catch(() => null)
      if (status !== null && status.userId !== id && knownCustomer(queries) === id) sessionChanged(queries)
    }
    const onBack = () => void ask()
    const onSign = () => {
      if (Date.now() - asked >= EVERY_MS) void ask()
    }
    document.addEventListener('visibilitychange', onBack)
    window.addEventListener('focus', onBack)
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      document.removeEventListener('visibilitychange', onBack)
      window.removeEventListener('focus', onBack)
      for (const sign of SIGNS) window.removeEventListener(sign, onSign)
    }
  }, [queries])
}
