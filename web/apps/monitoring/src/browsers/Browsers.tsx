// SPDX-License-Identifier: AGPL-3.0-or-later
import { take } from '@perfshop/api/client.ts'
import type { BrowserFigures } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showNumber } from '@perfshop/ui/show.ts'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { language, useText, type Text } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { Link } from 'react-router'
import { useLive } from '../live/live.ts'
import { useApi } from '../signals/api.ts'
import { addressOf } from '../signals/links.ts'
import { FIGURES, inOrder, type Figure } from './figures.ts'

/** A page tells how it is as often. */
const EVERY_MS = 2000

/** The shop's pages in their browsers, student by student. The charts beside it are drawn each second; this is not. */
export const Browsers = memo(function Browsers() {
  const t = useText()
  // Null until the first figures: nothing is said of what is not known yet.
  const some = useLive(({ last }) => (last === undefined ? null : last.browsers > 0))
  return (
    <section className="browsers" aria-labelledby="browsers">
      <h2 id="browsers">{t('monitoring-browsers')}</h2>
      {some !== null && (some ? <Table /> : <Empty />)}
    </section>
  )
})

function Empty() {
  const t = useText()
  return <p className="soft">{t('monitoring-browsers-empty')}</p>
}

function Table() {
  const t = useText()
  const { audience, api } = useApi()
  const read = useQuery({
    queryKey: ['browsers', audience],
    queryFn: ({ signal }) => take(api.GET('/api/monitoring/browsers', { signal })),
    refetchInterval: EVERY_MS,
    // Asked for anew when pages come back: who was there before says nothing.
    gcTime: 0,
  })
  if (read.data === undefined) return read.isError ? <ProblemNotice error={read.error} retry={() => void read.refetch()} /> : <Skeleton height="6rem" />
  if (read.data.browsers.length === 0) return <Empty />
  return (
    // Narrow, it is moved sideways: by keys too, so it takes the focus.
    <div className="browsers__table" role="region" aria-labelledby="browsers" tabIndex={0}>
      <table className="traces">
        <caption className="visually-hidden">{t('monitoring-browsers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('monitoring-browsers-column-student')}</th>
            {FIGURES.map(({ id }) => (
              <th key={id} scope="col" className="browsers__figure">
                {t(`monitoring-browsers-column-${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(read.data.browsers, language()).map((browser) => (
            <tr key={browser.student}>
              <th scope="row">{browser.student === '' ? <span className="soft">{t('monitoring-browsers-nobody')}</span> : <Student name={browser.student} />}</th>
              {FIGURES.map((figure) => (
                <td key={figure.id} className="browsers__figure tabular">
                  {shown(figure, browser, t)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Leads to what the student's requests did. */
function Student({ name }: { readonly name: string }) {
  return (
    <Link to={addressOf('/traces', { student: name })}>
      <bdi>{name}</bdi>
    </Link>
  )
}

/** A dash for what the browser cannot measure. */
function shown({ of, decimals, state }: Figure, browser: BrowserFigures, t: Text): string {
  const value = of(browser) ?? null
  if (value === null) return '–'
  if (state === true) return t(value > 0 ? 'monitoring-browsers-yes' : 'monitoring-browsers-no')
  return showNumber(value, decimals)
}
