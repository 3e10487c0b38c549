// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { useText, type Text } from '@perfshop/ui/text.tsx'
import { useId } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { useTitle } from '../layout/useTitle.ts'
import { CategoryNav, PriceFilter } from './Filters.tsx'
import { readList, SORTS, writeList, type ListParams } from './listParams.ts'
import { ProductCard, ProductCardSkeleton } from './ProductCard.tsx'
import { useProducts } from './queries.ts'
import { useCategoryName } from './useCategoryName.ts'

// The server counts filtered lists no further than this.
const COUNTED_UP_TO = 10_000

export function ProductListPage() {
  const t = useText()
  const navigate = useNavigate()
  const categoryName = useCategoryName()
  const [search] = useSearchParams()
  const list = readList(search)
  const products = useProducts(list)
  const sortId = useId()

  const go = (change: Partial<ListParams>) => void navigate({ pathname: '/', search: writeList({ ...list, page: 0, ...change }) })
  const heading = list.q !== '' ? t('shop-list-results', { query: list.q }) : list.category !== '' ? categoryName(list.category) : null
  useTitle(heading)

  const page = products.data
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
          <h1 className={heading === null ? 'list__headline' : undefined}>{heading ?? t('shop-list-headline')}</h1>
          <div className="list__tools">
            <p className="list__count" role="status">
              {page !== undefined && countText(page.totalElements, t)}
            </p>
            <div className="list__sort">
              <label htmlFor={sortId}>{t('shop-list-sort')}</label>
              <select id={sortId} className="input" value={list.sort} onChange={(event) => go({ sort: SORTS.find((sort) => sort === event.target.value) ?? 'id' })}>
                {SORTS.map((sort) => (
                  <option key={sort} value={sort}>
                    {t(`shop-sort-${sort}`)}
                  </option>
                ))}
              </select>
            </div>
          </div>
        </header>
        {products.isError && <ProblemNotice error={products.error} retry={() => void products.refetch()} />}
        {page?.content.length === 0 && (
          <Empty level={2} icon="search" title={t('shop-list-empty-title')} text={t('shop-list-empty-text')}>
            <Link className={buttonClass('plain')} to="/">
              {t('shop-list-empty-reset')}
            </Link>
          </Empty>
        )}
        <ul className="grid" aria-busy={products.isPlaceholderData || products.isPending}>
          {page?.content.map((product, index) => (
            <li key={product.id}>
              <ProductCard product={product} eager={index < 8} heading="h2" />
            </li>
          ))}
          {products.isPending && Array.from({ length: 12 }, (_, index) => <li key={index}><ProductCardSkeleton /></li>)}
        </ul>
        {page !== undefined && (
          <Pager
            label={t('shop-list-pages')}
            current={list.page}
            total={page.totalPages}
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

/** Whether there is room to show the filters beside the list from the start. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 60rem)').matches
}

function countText(total: number, t: Text): string {
  return total >= COUNTED_UP_TO ? t('shop-list-count-many') : t('shop-list-count', { count: total })
}
