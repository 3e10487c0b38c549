// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useLive } from '../live/live.ts'

/** Says that the load is the program's own: its figures would else be taken for the class's. */
export function Shoppers() {
  const t = useText()
  const count = useLive((live) => live.status?.shoppers ?? 0)
  if (count === 0) return null
  return (
    <p className="shoppers" role="status">
      <Icon name="bag" />
      <b className="tabular">{t('cockpit-shoppers', { count })}</b> {t('cockpit-shoppers-text')}
    </p>
  )
}
