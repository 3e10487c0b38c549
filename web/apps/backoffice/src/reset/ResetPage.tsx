// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { formatSpan } from '@perfshop/ui/dates.ts'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ME } from '../frame/me.ts'
import { useTitle } from '../frame/useTitle.ts'

/** Brings the shop's data back to the first day. What goes and what stays is said before it is asked. */
export default function ResetPage() {
  const t = useText()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  useTitle(t('backoffice-section-reset'))
  const reset = useMutation({
    mutationFn: () => take(api.POST('/api/admin/data/reset')),
    // Everything that was read before is of another shop. Who is logged in is not.
    onSuccess: () => queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] }),
  })
  return (
    <section className="reset">
      <h1>{t('backoffice-section-reset')}</h1>
      <p>{t('backoffice-reset-intro')}</p>
      <div className="reset__columns">
        <div className="reset__side">
          <h2>{t('backoffice-reset-goes')}</h2>
          <ul>
            {(['products', 'customers', 'orders', 'sessions'] as const).map((what) => (
              <li key={what}>{t(`backoffice-reset-goes-${what}`)}</li>
            ))}
          </ul>
        </div>
        <div className="reset__side">
          <h2>{t('backoffice-reset-stays')}</h2>
          <ul>
            {(['admins', 'chaos', 'audit', 'licence', 'journey'] as const).map((what) => (
              <li key={what}>{t(`backoffice-reset-stays-${what}`)}</li>
            ))}
          </ul>
        </div>
      </div>
      {reset.isError && <ProblemNotice error={reset.error} retry={() => reset.mutate()} />}
      {reset.isSuccess && <Notice tone="plain" title={t('backoffice-reset-done', { seconds: showNumber(reset.data.durationMs / 1000, 1) })} />}
      {reset.isPending && <Running />}
      <Button className="button--danger" busy={reset.isPending} onClick={() => setAsking(true)}>
        {t('backoffice-reset-start')}
      </Button>
      {asking && (
        <ConfirmDialog title={t('backoffice-reset-ask')} confirm={t('backoffice-reset-start')} onConfirm={() => reset.mutate()} onClose={() => setAsking(false)}>
          <p>{t('backoffice-reset-ask-text')}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

/** The server says nothing before it is done, so what is shown is that it works, and for how long. */
function Running() {
  const t = useText()
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setElapsed((seconds) => seconds + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <p className="reset__running" role="status">
      <progress aria-label={t('backoffice-reset-running')} />
      <span>{t('backoffice-reset-running')}</span>
      <span className="tabular" aria-hidden="true">
        {formatSpan(elapsed)}
      </span>
    </p>
  )
}
