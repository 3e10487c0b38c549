// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { ask, type Listed } from './api.ts'

interface Props<Row> {
  readonly title: string
  readonly path: string
  /** The fields that are shown, with the words above them. */
  readonly columns: Readonly<Partial<Record<keyof Row & string, string>>>
}

/** What only administrators see. */
export function Table<Row extends object>({ title, path, columns }: Props<Row>) {
  const t = useText()
  const listed = useQuery({ queryKey: [path], queryFn: () => ask<Listed<Row>>(path), retry: false })
  const fields = Object.entries(columns) as [keyof Row & string, string][]
  return (
    <section aria-labelledby="titleOfTable">
      <h2 id="titleOfTable">{title}</h2>
      {listed.isPending && <Skeleton height="12rem" />}
      {listed.error !== null && (fromThrown(listed.error).status === 403 ? <Notice tone="warn" title={t('portal-admins-only')} /> : <ProblemNotice error={listed.error} retry={() => void listed.refetch()} />)}
      {listed.data !== undefined && (
        <div className="portal__scroll" role="region" aria-labelledby="titleOfTable" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {fields.map(([field, words]) => (
                  <th key={field} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.data.content.map((row, index) => (
                <tr key={index}>
                  {fields.map(([field]) => (
                    <td key={field} className="tabular">
                      {String(row[field])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {listed.data?.flag !== undefined && (
        <p>
          {t('portal-proof')} <code>{listed.data.flag}</code>
        </p>
      )}
    </section>
  )
}
