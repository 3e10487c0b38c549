// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useCauses, type Told } from './causes.ts'
import { CauseCard } from './CauseCard.tsx'
import { Triggerings } from './Triggerings.tsx'

interface Props {
  readonly family: Told
  /** The flaws that this student has proved. */
  readonly captured: readonly string[]
}

/** A family told whole: what is on at this moment first, since that is what the class has just met. */
export function FamilyDebrief({ family, captured }: Props) {
  const t = useText()
  const { data, isError, error, refetch } = useCauses(family)
  if (data === undefined) return isError ? <ProblemNotice error={error} retry={() => void refetch()} /> : <Skeleton height="24rem" />
  if (data.length === 0) return <p className="soft">{t('student-debrief-hidden')}</p>
  const on = data.filter(({ active }) => active)
  const off = data.filter(({ active }) => !active)
  return (
    <>
      {[on, off].map((causes, index) => causes.length > 0 && (
        <section key={index === 0 ? 'on' : 'off'} className="causes" aria-label={t(index === 0 ? 'student-debrief-on' : 'student-debrief-off')}>
          <h3>{t(index === 0 ? 'student-debrief-on' : 'student-debrief-off')}</h3>
          <div className="causes__cards">
            {causes.map((cause) => (
              <CauseCard key={cause.id} cause={cause} captured={captured.includes(cause.id)} />
            ))}
          </div>
        </section>
      ))}
      <Triggerings family={family} />
    </>
  )
}
