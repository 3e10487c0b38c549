// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { RightMarks } from '../accounts/RightMarks.tsx'
import { useMe } from './me.ts'
import { OwnPassword } from './OwnPassword.tsx'

/** Who I am here and what I may do. */
export function AccountPage() {
  const t = useText()
  const me = useMe()
  return (
    <section className="page" aria-labelledby="account-title">
      <h2 id="account-title">{t('cockpit-account')}</h2>
      {me.isError && <ProblemNotice error={me.error} retry={() => void me.refetch()} />}
      {me.isPending && <Skeleton height="10rem" />}
      {me.data !== undefined && (
        <>
          <div className="person person--own">
            <div className="person__who">
              <b>
                <bdi>{me.data.email}</bdi>
              </b>
              {me.data.isSuperAdmin && <span className="person__super">{t('cockpit-account-super')}</span>}
            </div>
            <RightMarks account={me.data} />
          </div>
          <p className="soft">{t('cockpit-account-session')}</p>
          {me.data.isSuperAdmin ? <OwnPassword email={me.data.email} /> : <p className="soft">{t('cockpit-account-password-ask')}</p>}
        </>
      )}
    </section>
  )
}
