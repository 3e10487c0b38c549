// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useId } from 'react'

const FIVE = ['1', '2', '3', '4', '5'] as const

interface Props {
  /** One of 1 to 5, or the empty text. */
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
}

/** Five stars to choose from: real radio buttons, so that arrows move and a screen reader says which of how many. */
export function RatingField({ value, error, onChange }: Props) {
  const t = useText()
  const id = useId()
  return (
    <fieldset className="fieldset rating" aria-describedby={error === null ? undefined : `${id}-error`}>
      <legend className="field__label">{t('shop-review-your-rating')}</legend>
      <div className="rating__stars">
        {FIVE.map((star) => (
          <label key={star} className={Number(star) <= Number(value) ? 'rating__star rating__star--full' : 'rating__star'}>
            <input
              type="radio"
              name={id}
              value={star}
              checked={value === star}
              aria-invalid={error !== null}
              aria-label={t('shop-review-rating', { rating: Number(star) })}
              onChange={() => onChange(star)}
            />
            <Icon name="star" />
          </label>
        ))}
      </div>
      {error !== null && (
        <p className="field__error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
