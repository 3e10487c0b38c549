// SPDX-License-Identifier: AGPL-3.0-or-later
import { exhaustive } from '@perfshop/ui/exhaustive.ts'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { State } from '../chaos/anomalyState.ts'

/** The state in a colour, a shape and words, so that none of them is needed to understand the others. */
export function StateMark({ state, dose }: { readonly state: State; readonly dose: string }) {
  const t = useText()
  const words = state === 'off' ? t('cockpit-state-off') : dose === '' ? t('cockpit-state-on') : t('cockpit-state-dosed', { dose })
  return (
    <span className={`state state--${state}`}>
      <Icon name={iconOf(state)} />
      <span className="tabular">{words}</span>
      {state === 'limit' && <span> · {t('cockpit-state-limit')}</span>}
    </span>
  )
}

function iconOf(state: State): IconName {
  switch (state) {
    case 'off':
      return 'minus'
    case 'dosed':
      return 'power'
    case 'limit':
      return 'alert'
    default:
      return exhaustive(state)
  }
}
