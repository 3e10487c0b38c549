// SPDX-License-Identifier: AGPL-3.0-or-later
import { showEuros } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import type { ReactNode } from 'react'

interface Props {
  readonly goods: number
  readonly discount: number
  readonly voucher: number
  readonly shipping: number
  readonly vat: number
  readonly total: number
  readonly toPay: number
  readonly paid?: boolean
}

/** What the server says an order costs, figure by figure; nothing here is calculated. */
export function Amounts({ goods, discount, voucher, shipping, vat, total, toPay, paid = false }: Props) {
  const t = useText()
  return (
    <dl className="amounts tabular">
      <Line label={t('shop-amount-goods')} value={showEuros(goods)} />
      {discount !== 0 && <Line label={t('shop-amount-discount')} value={showEuros(-discount)} />}
      <Line label={t('shop-amount-shipping')} value={shipping === 0 ? t('shop-amount-free') : showEuros(shipping)} />
      <Line label={t('shop-amount-total')} value={showEuros(total)} strong={voucher === 0} />
      <Line label={t('shop-amount-vat')} value={showEuros(vat)} soft />
      {voucher !== 0 && <Line label={t('shop-amount-voucher')} value={showEuros(-voucher)} />}
      {voucher !== 0 && <Line label={paid ? t('shop-amount-paid') : t('shop-amount-to-pay')} value={showEuros(toPay)} strong />}
    </dl>
  )
}

export function Line({ label, value, strong = false, soft = false }: { readonly label: string; readonly value: ReactNode; readonly strong?: boolean; readonly soft?: boolean }) {
  return (
    <div className={strong ? 'amounts__total' : soft ? 'amounts__soft' : undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
