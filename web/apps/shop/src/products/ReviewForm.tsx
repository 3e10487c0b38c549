// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button, buttonClass } from '@perfshop/ui/Button.tsx'
import { AreaField } from '@perfshop/ui/Field.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState, type SyntheticEvent } from 'react'
import { Link, useLocation } from 'react-router'
import { useSession } from '../account/session.ts'
import { useFocusFirst } from '../forms/useFocusFirst.ts'
import { useForm } from '../forms/useForm.ts'
import { RatingField } from './RatingField.tsx'
import { useAddReview } from './reviewQueries.ts'

const RULES = { rating: ['required'], text: ['required'] } as const
const LONGEST = 2000

interface Draft {
  readonly rating: string
  readonly text: string
}

const BLANK: Draft = { rating: '', text: '' }
// What was being written when the session ended is still there after the login, as long as the page lives.
const drafts = new Map<number, Draft>()

export function ReviewForm({ productId, onAdded }: { readonly productId: number; readonly onAdded: () => void }) {
  const t = useText()
  const session = useSession()
  const { pathname } = useLocation()
  const [draft, setDraft] = useState<Draft>(drafts.get(productId) ?? BLANK)
  const add = useAddReview(productId)
  const form = useForm(RULES, add.error === null ? null : fromThrown(add.error))
  const formRef = useFocusFirst(form.refused)
  const write = (next: Draft) => {
    setDraft(next)
    drafts.set(productId, next)
  }

  if (session.data === undefined) return null
  if (session.data === null) {
    return (
      <div className="review-form panel">
        <h3>{t('shop-review-write')}</h3>
        {add.isError && <Notice tone="warn" title={t('shop-review-kept')} />}
        <p className="soft">{t('shop-review-login')}</p>
        <Link className={buttonClass('plain')} to={`/login?next=${encodeURIComponent(pathname)}`}>
          {t('shop-account-login')}
        </Link>
      </div>
    )
  }
  if (add.isSuccess) {
    return (
      <div className="review-form panel">
        <p className="review-form__thanks" role="status">
          <Icon name="check" />
          {t('shop-review-thanks')}
        </p>
      </div>
    )
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (add.isPending || !form.check(draft)) return
    add.mutate(
      { rating: Number(draft.rating), text: draft.text.trim() },
      {
        onSuccess: () => {
          drafts.delete(productId)
          onAdded()
        },
      },
    )
  }
  return (
    <form ref={formRef} className="review-form panel" noValidate onSubmit={submit}>
      <h3>{t('shop-review-write')}</h3>
      {form.refusal !== null && <ProblemNotice error={form.refusal} />}
      <RatingField
        value={draft.rating}
        error={form.errorOf('rating') === null ? null : t('shop-review-rating-missing')}
        onChange={(rating) => {
          write({ ...draft, rating })
          form.changed('rating')
        }}
      />
      <AreaField
        label={t('shop-review-text')}
        name="text"
        maxLength={LONGEST}
        required
        value={draft.text}
        error={form.errorOf('text')}
        onChange={(event) => {
          write({ ...draft, text: event.target.value })
          form.changed('text')
        }}
      />
      <Button type="submit" busy={add.isPending}>
        {t('shop-review-send')}
      </Button>
    </form>
  )
}
