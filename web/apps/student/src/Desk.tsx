// SPDX-License-Identifier: AGPL-3.0-or-later
import { Notice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { StudentStatus } from './api.ts'
import { Families } from './families/Families.tsx'
import { Customer } from './me/Customer.tsx'
import { Me } from './me/Me.tsx'
import { Script } from './me/Script.tsx'
import { OnNow } from './on/OnNow.tsx'
import { useEndedByItself } from './on/useEndedByItself.ts'

interface Props {
  readonly status: StudentStatus
  /** The server is away: what was known of it is not known any more, and nothing can be set. */
  readonly lost: boolean
}

export function Desk({ status, lost }: Props) {
  const t = useText()
  useEndedByItself(status.scenario ?? null)
  return (
    <div className="desk">
      <div className="desk__top">
        <Me alias={status.alias} lost={lost} />
        {lost && (
          <Notice tone="bad" title={t('student-away')}>
            <p>{t('student-away-text')}</p>
          </Notice>
        )}
        {!lost && !status.enabled && (
          <Notice tone="warn" title={t('student-locked')}>
            <p>{t('student-locked-text')}</p>
          </Notice>
        )}
        {!lost && status.debrief && (
          <Notice tone="plain" title={t('student-debrief-open')}>
            <a href="#debrief">{t('student-debrief-go')}</a>
          </Notice>
        )}
      </div>
      <div className="desk__work">
        <OnNow status={status} lost={lost} />
        <Families status={status} lost={lost} />
      </div>
      <div className="desk__side">
        <Customer customer={status.customer} />
        <Script token={status.token} />
      </div>
    </div>
  )
}

export function DeskSkeleton() {
  return (
    <div className="desk" aria-busy="true">
      <div className="desk__top">
        <Skeleton width="14rem" height="2.5rem" />
      </div>
      <div className="desk__work">
        <Skeleton height="9rem" />
        <Skeleton height="28rem" />
      </div>
      <div className="desk__side">
        <Skeleton height="15rem" />
        <Skeleton height="11rem" />
      </div>
    </div>
  )
}
