// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { ListPage } from '../list/ListPage.tsx'
import type { Column } from '../list/Table.tsx'
import { useList } from '../list/useList.ts'
import { useCategoryName, useProducts } from './products.ts'
import { Stock } from './Stock.tsx'

export function ProductsPage() {
  const t = useText()
  const categoryName = useCategoryName()
  const control = useList()
  const products = useProducts(control.list)
  const columns: Column<Product>[] = [
    { id: 'name', title: t('backoffice-product-name'), sort: 'name', show: (product) => <Named product={product} /> },
    { id: 'id', title: t('backoffice-product-id'), sort: 'id', figure: true, from: 'wide', show: ({ id }) => id },
    { id: 'category', title: t('backoffice-product-category'), sort: 'category', from: 'middle', show: ({ category }) => categoryName(category) },
    { id: 'price', title: t('backoffice-product-price'), sort: 'price', figure: true, show: ({ price }) => showEuros(price) },
    { id: 'stock', title: t('backoffice-product-stock'), sort: 'stock', figure: true, show: ({ stock }) => <Stock count={stock} /> },
    { id: 'updated', title: t('backoffice-product-updated'), from: 'wide', show: ({ updatedAt }) => <span className="tabular">{showInstant(updatedAt, 'moment')}</span> },
  ]
  return (
    <ListPage
      title={t('backoffice-section-products')}
      control={control}
      query={products}
      columns={columns}
      keyOf={({ id }) => id}
      to={({ id }) => `/products/${id}`}
      search={t('backoffice-products-search')}
      create={{ to: '/products/new', label: t('backoffice-product-new') }}
    />
  )
}

function Named({ product }: { readonly product: Product }) {
  return (
    <span className="named">
      <img src={product.imageUrl} alt="" width="28" height="28" loading="lazy" />
      <bdi>{product.name}</bdi>
    </span>
  )
}
