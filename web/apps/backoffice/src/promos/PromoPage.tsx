// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PromoCode } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useParams } from 'react-router'
import { Loaded, RecordHead } from '../form/RecordPage.tsx'
import { PromoForm } from './PromoForm.tsx'
import { usePromo } from './promos.ts'

export default function PromoPage() {
  const code = useParams()['code'] ?? ''
  // No code is written in small letters, so this address is free.
  return code === 'new' ? <PromoView key="new" promo={null} /> : <KnownPromo key={code} code={code} />
}

function KnownPromo({ code }: { readonly code: string }) {
  return <Loaded query={usePromo(code)}>{(promo) => <PromoView promo={promo} />}</Loaded>
}

function PromoView({ promo }: { readonly promo: PromoCode | null }) {
  const t = useText()
  const title = promo?.code ?? t('backoffice-promo-new')
  return (
    <article className="record">
      <RecordHead title={title} back={{ to: '/promo-codes', label: t('backoffice-section-promo-codes') }} />
      <PromoForm promo={promo} title={title} />
    </article>
  )
}
