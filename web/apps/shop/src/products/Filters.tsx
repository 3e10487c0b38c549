// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { locale } from '@perfshop/ui/locale.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { language, useText } from '@perfshop/ui/text.tsx'
import { useState, type SyntheticEvent } from 'react'
import { Link } from 'react-router'
import { readPrice, writeList, type ListParams } from './listParams.ts'
import { useCategories } from './queries.ts'
import { useCategoryName } from './useCategoryName.ts'

/** Places that are kept until the categories are known: what stands below must not jump. */
const CATEGORIES = 10

export function CategoryNav({ list }: { readonly list: ListParams }) {
  const t = useText()
  const categoryName = useCategoryName()
  const categories = useCategories()
  const to = (category: string) => ({ pathname: '/', search: writeList({ ...list, category, page: 0 }) })
  return (
    <nav className="categories" aria-label={t('shop-list-categories')}>
      <ul>
        <li>
          <Link to={to('')} aria-current={list.category === '' ? 'page' : undefined}>
            {t('shop-list-all')}
          </Link>
        </li>
        {categories.isPending && Array.from({ length: CATEGORIES }, (_, index) => <li key={index} className="categories__place" aria-hidden="true"><Skeleton width="6rem" height="1lh" /></li>)}
        {categories.data?.map((code) => (
          <li key={code}>
            <Link to={to(code)} aria-current={list.category === code ? 'page' : undefined}>
              {categoryName(code)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface PriceProps {
  readonly list: ListParams
  readonly onChange: (min: number | null, max: number | null) => void
}

/** A bound as a person types it in the page's language. */
function typedPrice(price: number | null): string {
  return price === null ? '' : price.toLocaleString(locale(language()), { useGrouping: false, maximumFractionDigits: 2 })
}

/** Its parent gives it a key of the two bounds, so that it starts anew when the address says other ones. */
export function PriceFilter({ list, onChange }: PriceProps) {
  const t = useText()
  const [min, setMin] = useState(() => typedPrice(list.min))
  const [max, setMax] = useState(() => typedPrice(list.max))
  const from = readPrice(min)
  const to = readPrice(max)
  const unread = (typed: string, read: number | null) => (typed.trim() !== '' && read === null ? t('shop-list-price-wrong') : null)
  const minError = unread(min, from)
  const maxError = unread(max, to)
  const crossed = from !== null && to !== null && from > to
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!crossed && minError === null && maxError === null) onChange(from, to)
  }
  return (
    <form className="price-filter" noValidate onSubmit={submit} aria-label={t('shop-list-price')}>
      <div className="price-filter__bounds">
        <InputField label={t('shop-list-price-min')} inputMode="decimal" value={min} error={minError} onChange={(event) => setMin(event.target.value)} />
        <InputField label={t('shop-list-price-max')} inputMode="decimal" value={max} error={maxError} onChange={(event) => setMax(event.target.value)} />
      </div>
      {crossed && (
        <p className="field__error" role="alert">
          {t('shop-list-price-order')}
        </p>
      )}
      <div className="price-filter__actions">
        <Button type="submit" look="plain" small>
          {t('shop-list-price-apply')}
        </Button>
        {(list.min !== null || list.max !== null) && (
          <Button look="quiet" small onClick={() => onChange(null, null)}>
            {t('shop-list-price-clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
