// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useEffectEvent } from 'react'
import { reset } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'

/** Ends everything at once. Always in reach: it stays at the screen's edge, and Alt + 0 presses it from anywhere. */
export function RedButton() {
  const t = useText()
  const { change, pending } = useChange()
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
    <button type="button" className="red-button" aria-keyshortcuts="Alt+0" onClick={() => { if (!pending) change({ done: t('cockpit-reset-done'), send: reset }) }}>
      <Icon name="power" />
      <span>{t('cockpit-reset')}</span>
      <kbd className="red-button__keys" aria-hidden="true">
        {t('cockpit-reset-keys')}
      </kbd>
    </button>
  )
}
