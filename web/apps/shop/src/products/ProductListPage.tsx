// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProductPage } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { useText, type Text } from '@perfshop/ui/text.tsx'
import { useId } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useTitle } from '../layout/useTitle.ts'
import { CategoryNav, PriceFilter } from './Filters.tsx'
import { Markup } from './Markup.tsx'
import { NothingHere } from './NothingHere.tsx'
import { readList, SORTS, writeList, type ListParams } from './listParams.ts'
import { ProductCard, ProductCardSkeleton } from './ProductCard.tsx'
import { useCategories, useProducts } from './queries.ts'
import { useCategoryName } from './useCategoryName.ts'
import { useLong } from './useLong.ts'

// The server counts filtered lists no further than this.
const COUNTED_UP_TO = 10_000

export function ProductListPage() {
  const t = useText()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const list = readList(search)
  const products = useProducts(list)
  const long = useLong(products.isPlaceholderData)

  const go = (change: Partial<ListParams>) => void navigate({ pathname: '/', search: writeList({ ...list, page: 0, ...change }) })
  // The heading names what is in sight: for a moment still the last list; when the answer takes long, the new one and
  // grey places. Never the old list under the new name.
  const shown = long ? undefined : products.data
  const heading = useHeading(shown?.list ?? list)
  useTitle(heading)

  return (
    <div className="list">
      <aside className="list__side">
        <CategoryNav list={list} />
        <details className="list__filters" open={list.min !== null || list.max !== null || isWide()}>
          <summary>{t('shop-list-filters')}</summary>
          <PriceFilter key={`${list.min}-${list.max}`} list={list} onChange={(min, max) => go({ min, max })} />
        </details>
      </aside>
      <section className="list__main">
        <header className="list__head">
          <h1 className={heading === null ? 'list__headline' : undefined}>{shown?.page.message === undefined ? (heading ?? t('shop-list-headline')) : <Markup html={shown.page.message} />}</h1>
          <div className="list__tools">
            <p className="list__count" role="status">
              {shown !== undefined && countText(shown.page.totalElements, t)}
            </p>
            <SortField list={list} onSort={(sort) => go({ sort })} />
          </div>
        </header>
        {products.isError && <ProblemNotice error={products.error} retry={() => void products.refetch()} />}
        {shown?.page.content.length === 0 && <NothingHere list={shown.list} pages={shown.page.totalPages} />}
        <Grid page={shown?.page} coming={long || products.isPending} busy={products.isPlaceholderData || products.isPending} />
        {shown !== undefined && shown.page.content.length > 0 && (
          <Pager
            label={t('shop-list-pages')}
            current={list.page}
            total={shown.page.totalPages}
            onPage={(next) => {
              go({ page: next })
              window.scrollTo(0, 0)
            }}
          />
        )}
      </section>
    </div>
  )
}

function Grid({ page, coming, busy }: { readonly page: ProductPage | undefined; readonly coming: boolean; readonly busy: boolean }) {
  return (
    <ul className="grid" aria-busy={busy}>
      {page?.content.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < 8} heading="h2" />
        </li>
      ))}
      {coming && Array.from({ length: 12 }, (_, index) => <li key={index}><ProductCardSkeleton /></li>)}
    </ul>
  )
}

function SortField({ list, onSort }: { readonly list: ListParams; readonly onSort: (sort: ListParams['sort']) => void }) {
  const t = useText()
  const id = useId()
  return (
    <div className="list__sort">
      <label htmlFor={id}>{t('shop-list-sort')}</label>
      <select id={id} className="input" value={list.sort} onChange={(event) => onSort(SORTS.find((sort) => sort === event.target.value) ?? 'id')}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`shop-sort-${sort}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What the list is of; null for all products. */
function useHeading(list: ListParams): string | null {
  const t = useText()
  const categoryName = useCategoryName()
  const categories = useCategories()
  if (list.q !== '') return t('shop-list-results', { query: list.q })
  if (list.category === '') return null
  return categories.data?.includes(list.category) === false ? t('shop-list-category-missing') : categoryName(list.category)
}

/** Whether there is room to show the filters beside the list from the start. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 60rem)').matches
}

function countText(total: number, t: Text): string {
  return total >= COUNTED_UP_TO ? t('shop-list-count-many') : t('shop-list-count', { count: total })
}
