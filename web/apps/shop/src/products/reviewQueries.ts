// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { Review, ReviewBody } from '@perfshop/api/types.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'

const PAGE_SIZE = 5

/** With its markup, where the server gives it. */
type Shown = Review & { readonly html?: string }

export function useReviews(id: number, page: number) {
  return useQuery({
    queryKey: ['reviews', id, page],
    queryFn: async ({ signal }) => {
      const read = await take(api.GET('/api/products/{id}/reviews', { params: { path: { id }, query: { page, size: PAGE_SIZE } }, signal }))
      const content: readonly Shown[] = read.content
      return { ...read, content }
    },
    placeholderData: keepPreviousData,
  })
}

/** Adds a review, after which the reviews and the product with its mean are read again. */
export function useAddReview(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ReviewBody) => take(api.POST('/api/products/{id}/reviews', { params: { path: { id } }, body })),
    onSuccess: () => {
      for (const queryKey of [['reviews', id], ['product', id], ['products']]) void queries.invalidateQueries({ queryKey })
    },
  })
}
