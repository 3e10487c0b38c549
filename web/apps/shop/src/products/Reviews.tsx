// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Product } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import { Markup } from './Markup.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import { useReviews } from './reviewQueries.ts'
import { Mean, Stars } from './Stars.tsx'

/** What customers wrote about a product, its mean, and the form to write one. */
export function Reviews({ product }: { readonly product: Product }) {
  const t = useText()
  const [page, setPage] = useState(0)
  const reviews = useReviews(product.id, page)
  return (
    <section className="reviews" id="reviews" aria-label={t('shop-reviews-title')}>
      <div className="reviews__main">
        <h2>{t('shop-reviews-title')}</h2>
        <Mean product={product} />
        {reviews.isError && <ProblemNotice error={reviews.error} retry={() => void reviews.refetch()} />}
        {reviews.isPending && <Skeleton height="8rem" />}
        {reviews.data?.totalElements === 0 && <p className="soft">{t('shop-reviews-none')}</p>}
        <ul className="reviews__list" aria-busy={reviews.isPlaceholderData}>
          {reviews.data?.content.map((review) => (
            <li key={review.id} className="review-entry">
              <p className="review-entry__head">
                <Stars rating={review.rating} />
                <span className="visually-hidden">{t('shop-review-rating', { rating: review.rating })}</span>
                <strong>
                  <bdi>{review.author}</bdi>
                </strong>
                <span className="soft">{showInstant(review.createdAt, 'day')}</span>
              </p>
              <p className="review-entry__text">{review.html === undefined ? review.text : <Markup html={review.html} />}</p>
            </li>
          ))}
        </ul>
        {reviews.data !== undefined && <Pager label={t('shop-reviews-pages')} current={page} total={reviews.data.totalPages} onPage={setPage} />}
      </div>
      <ReviewForm productId={product.id} onAdded={() => setPage(0)} />
    </section>
  )
}
