// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { Product, ProductBody } from '@perfshop/api/types.ts'
import { language, useTextOr } from '@perfshop/ui/text.tsx'
import { locale } from '@perfshop/ui/locale.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { bodyOf, readNumber, readText } from '../form/values.ts'
import type { ListState } from '../list/listState.ts'
import { PAGE_SIZE } from '../list/useList.ts'

export const PRODUCTS = 'products'

export function useProducts({ q, page, sort, direction }: ListState) {
  const query = { page, size: PAGE_SIZE, ...(q === '' ? {} : { q }), ...(sort === '' ? {} : { sort, direction }) }
  return useQuery({
    queryKey: [PRODUCTS, 'list', query],
    queryFn: ({ signal }) => take(api.GET('/api/admin/products', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useProduct(id: number) {
  return useQuery({
    queryKey: [PRODUCTS, id],
    queryFn: ({ signal }) => take(api.GET('/api/admin/products/{id}', { params: { path: { id } }, signal })),
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => take(api.GET('/api/products/categories', { signal })),
    staleTime: Infinity,
  })
}

/** The name of a category by its code; one without a text shows its code. */
export function useCategoryName(): (code: string) => string {
  const or = useTextOr()
  return (code) => or(`category-${code}`, code)
}

export const createProduct = (body: ProductBody) => take(api.POST('/api/admin/products', { body }))
export const changeProduct = (id: number, body: ProductBody) => take(api.PUT('/api/admin/products/{id}', { params: { path: { id } }, body }))
export const deleteProduct = (id: number) => take(api.DELETE('/api/admin/products/{id}', { params: { path: { id } } }))

const EMPTY = { name: '', description: '', price: '', category: '', stock: '' }

/** What the form's fields hold for a product, or for a new one. */
export function fieldsOf(product: Product | null): typeof EMPTY {
  if (product === null) return EMPTY
  const price = product.price.toLocaleString(locale(language()), { minimumFractionDigits: 2, useGrouping: false })
  return { name: product.name, description: product.description, price, category: product.category, stock: String(product.stock) }
}

export function bodyFrom(fields: typeof EMPTY): ProductBody {
  return bodyOf<ProductBody>({
    name: readText(fields.name),
    description: readText(fields.description),
    price: readNumber(fields.price),
    category: readText(fields.category),
    stock: readNumber(fields.stock),
  })
}
