// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { Notice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import type { Family, StudentStatus } from '../api.ts'
import { obstacle } from './families.ts'
import { LevelControl } from './LevelControl.tsx'

interface Props {
  readonly family: Family
  readonly status: StudentStatus
  readonly lost: boolean
}

/** What a family is about, whom it touches, and its level. */
export function FamilyPanel({ family, status, lost }: Props) {
  const t = useText()
  const everyone = family === 'performance'
  const why = obstacle(status, family)
  return (
    <>
      <header className="family__head">
        <h2>{t(`student-family-${family}`)}</h2>
        <span className={everyone ? 'whom whom--all' : 'whom'}>
          <Icon name={everyone ? 'alert' : 'user'} />
          {t(everyone ? 'student-for-everyone' : 'student-for-me')}
        </span>
        <p className="soft">{t(`student-family-${family}-text`)}</p>
      </header>
      {!lost && why === 'not-shared' && (
        <Notice tone="plain" title={t('student-not-shared')}>
          <p>{t('student-not-shared-text')}</p>
        </Notice>
      )}
      {!lost && why === 'taken' && (
        <Notice tone="plain" title={t('student-taken', { alias: status.scenario?.by ?? '' })}>
          <p>{t('student-taken-text')}</p>
        </Notice>
      )}
      <LevelControl family={family} status={status} lost={lost} disabled={lost || why !== null} />
    </>
  )
}
