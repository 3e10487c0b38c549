// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState } from 'react'
import type { Figures } from './figures.ts'
import { shortNames } from './names.ts'
import { changeOf, COLUMNS, sorted, type Call, type Column, type Row } from './tree.ts'

interface Props {
  readonly root: Call
  readonly rows: readonly Row[]
  readonly compared: boolean
  readonly figures: Figures
  /** The function that is marked in the picture. */
  readonly picked: string | null
  readonly onPick: (name: string | null) => void
}

/** Rows that are shown; the search finds the others. */
const MOST = 50

/** What took most, function by function: the same as the picture, to read. */
export function TopFunctions({ root, rows, compared, figures, picked, onPick }: Props) {
  const t = useText()
  const [chosen, setChosen] = useState<Column | null>(null)
  const [turned, setTurned] = useState(false)
  const columns = COLUMNS.filter((column) => compared || column !== 'change')
  const column = columns.find((one) => one === chosen) ?? (compared ? 'change' : 'own')
  const all = sorted(rows, column, root)
  const shown = (turned ? all.reverse() : all).slice(0, MOST)
  const ascending = (column === 'name') !== turned
  return (
    <section className="top-functions" aria-label={t('monitoring-profile-top')}>
      <h2>{t('monitoring-profile-top')}</h2>
      <table className="traces functions">
        <caption className="visually-hidden">{t('monitoring-profile-top')}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col" className={one === 'name' ? undefined : 'functions__figure'} aria-sort={one !== column ? undefined : ascending ? 'ascending' : 'descending'}>
                <button
                  type="button"
                  className="functions__sort"
                  onClick={() => {
                    setTurned(one === column && !turned)
                    setChosen(one)
                  }}
                >
                  {t(`monitoring-profile-column-${one}`)}
                  {one === column && <Icon name="chevronDown" {...(ascending ? { className: 'functions__up' } : {})} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.name} className={row.name === picked ? 'function function--picked' : 'function'}>
              <td>
                <button type="button" className="function__name" aria-pressed={row.name === picked} onClick={() => onPick(row.name === picked ? null : row.name)}>
                  <span className={`swatch frame--${row.family}`} aria-hidden="true" />
                  <span>
                    <b>{shortNames(row.name)[0]}</b> <span className="soft function__path">{row.name}</span>
                  </span>
                </button>
              </td>
              <td className="functions__figure tabular">
                {figures.share(row.own, root.value)} <span className="soft">{figures.value(row.own)}</span>
              </td>
              <td className="functions__figure tabular">
                {figures.share(row.value, root.value)} <span className="soft">{figures.value(row.value)}</span>
              </td>
              {compared && (
                <td className="functions__figure tabular">
                  {figures.points(changeOf(row, root))} <span className="soft">{t('monitoring-profile-before', { share: figures.share(row.baseValue, root.baseValue) })}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p className="soft">{t('monitoring-profile-top-most', { shown: MOST, count: rows.length })}</p>}
    </section>
  )
}
