// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { AreaField, InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Form } from '../form/Form.tsx'
import { useFields } from '../form/useFields.ts'
import { DONE } from '../form/useUnsaved.ts'
import { useWrite } from '../frame/useWrite.ts'
import { DeleteProduct } from './DeleteProduct.tsx'
import { bodyFrom, changeProduct, createProduct, fieldsOf, PRODUCTS, useCategories, useCategoryName } from './products.ts'

/** Everything of a product but its picture; null for a new one. */
export function ProductForm({ product }: { readonly product: Product | null }) {
  const t = useText()
  const navigate = useNavigate()
  const categoryName = useCategoryName()
  const categories = useCategories()
  const { values, set, keep, dirty, field } = useFields(fieldsOf(product))
  const { write, pending, problem } = useWrite<Product>()
  const [asking, setAsking] = useState(false)

  const create = () =>
    write({
      send: () => createProduct(bodyFrom(values)),
      done: t('backoffice-product-created', { name: values.name }),
      touches: PRODUCTS,
      then: ({ id }) => void navigate(`/products/${id}`, { replace: true, state: DONE }),
    })
  const change = (before: Product, fields: typeof values) =>
    write({
      send: () => changeProduct(before.id, bodyFrom(fields)),
      done: t('backoffice-saved', { name: fields.name }),
      touches: PRODUCTS,
      then: () => keep(fields),
      undo: async () => {
        await changeProduct(before.id, bodyFrom(fieldsOf(before)))
        set(fieldsOf(before))
        keep(fieldsOf(before))
      },
    })
  const sellNoMore = (before: Product) => {
    const fields = { ...fieldsOf(before), stock: '0' }
    set(fields)
    change(before, fields)
  }

  return (
    <div className="record__main">
      <Form
        label={product === null ? t('backoffice-product-new') : product.name}
        problem={problem}
        pending={pending}
        dirty={dirty}
        submit={product === null ? t('backoffice-create') : t('backoffice-save')}
        onSubmit={() => { if (product === null) create(); else change(product, values) }}
        actions={
          product !== null && (
            <Button look="plain" onClick={() => setAsking(true)}>
              {t('backoffice-delete')}
            </Button>
          )
        }
      >
        <InputField {...field('name', problem)} label={t('backoffice-product-name')} maxLength={200} required autoFocus={product === null} />
        <AreaField {...field('description', problem)} label={t('backoffice-product-description')} rows={6} maxLength={5000} required />
        <div className="form__row">
          <InputField {...field('price', problem)} label={t('backoffice-product-price-euros')} inputMode="decimal" autoComplete="off" required />
          <InputField {...field('stock', problem)} label={t('backoffice-product-stock')} inputMode="numeric" autoComplete="off" required />
          <SelectField {...field('category', problem)} label={t('backoffice-product-category')} required>
            <option value="">{t('backoffice-choose')}</option>
            {(categories.data ?? (values.category === '' ? [] : [values.category])).map((code) => (
              <option key={code} value={code}>
                {categoryName(code)}
              </option>
            ))}
          </SelectField>
        </div>
      </Form>
      {product !== null && <DeleteProduct product={product} asking={asking} onAsked={() => setAsking(false)} onSellNoMore={() => sellNoMore(product)} />}
    </div>
  )
}
