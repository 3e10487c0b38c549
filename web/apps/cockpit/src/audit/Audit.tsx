// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { showInstant } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@perfshop/admin/api.ts'

const PAGE_SIZE = 15

/** Who changed what, newest first. */
export function Audit() {
  const t = useText()
  const [page, setPage] = useState(0)
  const audit = useQuery({
    queryKey: ['audit', page],
    queryFn: ({ signal }) => take(api.GET('/api/admin/audit', { params: { query: { page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="audit">
      <h2>{t('cockpit-audit')}</h2>
      {audit.isError && <ProblemNotice error={audit.error} retry={() => void audit.refetch()} />}
      {audit.data?.content.length === 0 && <p className="soft">{t('cockpit-audit-empty')}</p>}
      {audit.data !== undefined && audit.data.content.length > 0 && (
        <>
          <div className="audit__scroll" tabIndex={0} role="region" aria-label={t('cockpit-audit')}>
            <table className="audit__table">
              <thead>
                <tr>
                  <th scope="col">{t('cockpit-audit-at')}</th>
                  <th scope="col">{t('cockpit-audit-actor')}</th>
                  <th scope="col">{t('cockpit-audit-action')}</th>
                  <th scope="col">{t('cockpit-audit-anomaly')}</th>
                  <th scope="col">{t('cockpit-audit-detail')}</th>
                </tr>
              </thead>
              <tbody>
                {audit.data.content.map((line) => (
                  <tr key={line.id}>
                    <td className="tabular">
                      {showInstant(line.at, 'day')} {showInstant(line.at, 'clock')}
                    </td>
                    <td>
                      <bdi>{line.actor}</bdi>
                    </td>
                    <td>{line.action}</td>
                    <td>{line.anomaly}</td>
                    <td className="tabular">{line.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pager label={t('cockpit-audit-pages')} current={page} total={audit.data.totalPages} onPage={setPage} />
        </>
      )}
    </section>
  )
}
