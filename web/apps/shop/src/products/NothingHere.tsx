// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { Empty } from '../layout/Empty.tsx'
import { writeList, type ListParams } from './listParams.ts'
import { useCategories } from './queries.ts'

/** Why a list is empty, and the way on: a page beyond the last, a category that is not there, or nothing that matches. */
export function NothingHere({ list, pages }: { readonly list: ListParams; readonly pages: number }) {
  const t = useText()
  const categories = useCategories()
  if (pages > 0 && list.page >= pages) {
    return (
      <Empty level={2} icon="search" title={t('shop-list-beyond-title')} text={t('shop-list-beyond-text', { pages })}>
        <Link className={buttonClass('plain')} to={{ pathname: '/', search: writeList({ ...list, page: 0 }) }}>
          {t('shop-list-beyond-first')}
        </Link>
      </Empty>
    )
  }
  const unknown = list.category !== '' && categories.data?.includes(list.category) === false
  return (
    <Empty
      level={2}
      icon="search"
      title={unknown ? t('shop-list-category-missing-title') : t('shop-list-empty-title')}
      text={unknown ? t('shop-list-category-missing-text') : t('shop-list-empty-text')}
    >
      <Link className={buttonClass('plain')} to="/">
        {t('shop-list-empty-reset')}
      </Link>
    </Empty>
  )
}
