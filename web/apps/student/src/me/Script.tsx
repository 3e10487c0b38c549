// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { Given } from './Given.tsx'

/** What makes a script's requests this student's. */
export function Script({ token }: { readonly token: string }) {
  const t = useText()
  return (
    <section className="card" aria-labelledby="script">
      <h2 id="script">{t('student-script')}</h2>
      <p className="soft">{t('student-script-text')}</p>
      <dl>
        <Given label={t('student-token')} value={token} secret />
      </dl>
    </section>
  )
}
