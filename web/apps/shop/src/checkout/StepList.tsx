// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { STEPS, type Step } from './state.ts'

interface Props {
  readonly current: Step
  readonly due: Step
  readonly onGo: (step: Step) => void
}

/** Where the person stands among the four steps; those that may be visited are buttons. */
export function StepList({ current, due, onGo }: Props) {
  const t = useText()
  return (
    <nav aria-label={t('shop-checkout-steps')}>
      <ol className="steps">
        {STEPS.map((step, index) => {
          const done = index < STEPS.indexOf(due) && step !== current
          const open = index <= STEPS.indexOf(due) && step !== current
          const label = (
            <>
              <span className="steps__mark tabular">{done ? <Icon name="check" /> : index + 1}</span>
              <span className="steps__word">{t(`shop-step-${step}`)}</span>
              {done && <span className="visually-hidden"> ({t('shop-step-done')})</span>}
            </>
          )
          return (
            <li key={step} className={step === current ? 'steps__step steps__step--current' : 'steps__step'} aria-current={step === current ? 'step' : undefined}>
              {open ? (
                <button type="button" onClick={() => onGo(step)}>
                  {label}
                </button>
              ) : (
                <span>{label}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
