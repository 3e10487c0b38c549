// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMe } from '../account/me.ts'
import { reset } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { ResetDialog } from './ResetDialog.tsx'

/**
 * Ends everything at once. Always in reach: it stays at the screen's edge, and Alt + 0 presses it from anywhere. Beside it,
 * for who may, the way to end everything and to begin with fresh data, which asks first.
 */
export function RedButton() {
  const t = useText()
  const { change, pending } = useChange()
  const [asking, setAsking] = useState(false)
  const mayResetData = useMe().data?.canAccessAdmin === true
  const press = useEffectEvent(() => {
    if (!pending) change({ done: t('cockpit-reset-done'), send: reset })
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // By the key's place, not by what it writes: a French keyboard writes à there.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      if (event.code !== 'Digit0' && event.code !== 'Numpad0') return
      event.preventDefault()
      press()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <div className="red">
      <button type="button" className="red-button" aria-keyshortcuts="Alt+0" onClick={() => { if (!pending) change({ done: t('cockpit-reset-done'), send: reset }) }}>
        <Icon name="power" />
        <span>{t('cockpit-reset')}</span>
        <kbd className="red-button__keys" aria-hidden="true">
          {t('cockpit-reset-keys')}
        </kbd>
      </button>
      {mayResetData && (
        <button type="button" className="red-button red-button--data" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('cockpit-reset-data')}
        </button>
      )}
      {asking && <ResetDialog onClose={() => setAsking(false)} />}
    </div>
  )
}
