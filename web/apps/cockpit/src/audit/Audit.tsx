// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { asked, NAMES, readFilter, written } from './filter.ts'

const PAGE_SIZE = 20

/** Who changed what, newest first. What is searched for stands in the address, so that it can be kept and gone back to. */
export function Audit() {
  const t = useText()
  const [address, setAddress] = useSearchParams()
  const filter = readFilter(address)
  const page = Math.max(0, Number(address.get('page') ?? 0) || 0)
  const audit = useQuery({
    queryKey: ['audit', asked(filter), page],
    queryFn: ({ signal }) => take(api.GET('/api/admin/audit', { params: { query: { ...asked(filter), page, size: PAGE_SIZE } }, signal })),
    placeholderData: keepPreviousData,
  })
  const filtered = NAMES.some((name) => filter[name] !== '')
  const toPage = (next: number) => {
    const wanted = written(filter, {})
    if (next > 0) wanted.set('page', String(next))
    setAddress(wanted)
  }
  return (
    <section className="page page--wide audit" aria-labelledby="audit-title">
      <header className="page__head">
        <h2 id="audit-title">{t('cockpit-audit')}</h2>
        {audit.data !== undefined && <p className="soft tabular">{t('cockpit-audit-count', { count: audit.data.totalElements })}</p>}
      </header>
      <AuditFilters filter={filter} onFilter={(change) => setAddress(written(filter, change), { replace: true })} />
      {audit.isError && <ProblemNotice error={audit.error} retry={() => void audit.refetch()} />}
      {audit.isPending && <Skeleton height="24rem" />}
      {audit.data?.content.length === 0 && (
        <div className="audit__none">
          <p className="soft">{t(filtered ? 'cockpit-audit-none' : 'cockpit-audit-empty')}</p>
          {filtered && (
            <Button look="plain" small onClick={() => setAddress({})}>
              {t('cockpit-audit-clear')}
            </Button>
          )}
        </div>
      )}
      {audit.data !== undefined && audit.data.content.length > 0 && (
        <>
          <AuditTable lines={audit.data.content} />
          <Pager label={t('cockpit-audit-pages')} current={page} total={audit.data.totalPages} onPage={toPage} />
        </>
      )}
    </section>
  )
}
