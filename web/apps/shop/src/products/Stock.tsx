// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { FEW } from '../cart/stockNote.ts'

/** What is left, said only as exactly as a buyer needs. `quiet` leaves out what goes without saying. */
export function Stock({ stock, quiet = false }: { readonly stock: number; readonly quiet?: boolean }) {
  const t = useText()
  if (stock <= 0) return <span className="stock stock--out">{t('shop-product-out')}</span>
  if (stock <= FEW) return <span className="stock stock--few">{t('shop-product-few', { count: stock })}</span>
  return quiet ? null : <span className="stock stock--in">{t('shop-product-in-stock')}</span>
}
