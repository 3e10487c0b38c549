// SPDX-License-Identifier: AGPL-3.0-or-later
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'

/** How many are left; none at all is said in words too, because it stops the sale. */
export function Stock({ count }: { readonly count: number }) {
  const t = useText()
  if (count === 0) return <span className="sold-out">{t('backoffice-product-sold-out')}</span>
  return showNumber(count)
}
