// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useParams } from 'react-router'
import { Loaded, RecordHead } from '../form/RecordPage.tsx'
import { PictureUpload } from './PictureUpload.tsx'
import { useProduct } from './products.ts'
import { ProductForm } from './ProductForm.tsx'

export default function ProductPage() {
  const { id } = useParams()
  return id === 'new' ? <NewProduct /> : <KnownProduct key={id} id={Number(id)} />
}

function NewProduct() {
  const t = useText()
  return (
    <article className="record">
      <RecordHead title={t('backoffice-product-new')} back={{ to: '/products', label: t('backoffice-section-products') }} />
      <div className="record__columns">
        <ProductForm product={null} />
        <p className="soft">{t('backoffice-product-picture-later')}</p>
      </div>
    </article>
  )
}

function KnownProduct({ id }: { readonly id: number }) {
  return <Loaded query={useProduct(id)}>{(product) => <ProductView product={product} />}</Loaded>
}

function ProductView({ product }: { readonly product: Product }) {
  const t = useText()
  return (
    <article className="record">
      <RecordHead title={product.name} back={{ to: '/products', label: t('backoffice-section-products') }}>
        <p className="soft tabular">{t('backoffice-number', { id: String(product.id) })}</p>
      </RecordHead>
      <div className="record__columns">
        <ProductForm product={product} />
        <PictureUpload product={product} />
      </div>
    </article>
  )
}
