// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AuditPage, StudentRow } from '@perfshop/api/types.ts'
import { showEuros, showInstant } from '@perfshop/ui/show.ts'
import { useText, useTextOr, type Text } from '@perfshop/ui/text.tsx'
import { useCatalogue } from '../chaos/queries.ts'
import { named } from '../chaos/students.ts'
import { useStudents } from '../chaos/useStudents.ts'
import { actorWords, whomWords, withUnit } from '../chaos/words.ts'
import { factsOf, figureOf, scopeOf, type Fact } from './facts.ts'

const UNITS: ReadonlyMap<string, string> = new Map([
  ['heapPercent', '%'],
  ['errorPercent', '%'],
  ['p95Ms', 'ms'],
  ['ms', 'ms'],
  ['rampSeconds', 's'],
  ['endsInSeconds', 's'],
  ['downSeconds', 's'],
])

type TextOr = (id: string, otherwise: string) => string

export function AuditTable({ lines }: { readonly lines: AuditPage['content'] }) {
  const t = useText()
  const textOr = useTextOr()
  const students = useStudents()
  const names = new Map(useCatalogue().data?.anomalies.map(({ id, name }) => [id, name]))
  return (
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
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="tabular">
                {showInstant(line.at, 'day')} <b>{showInstant(line.at, 'clock')}</b>
              </td>
              <td>{line.actor === 'system' ? t('cockpit-audit-system') : <bdi>{actorWords(line.actor, t)}</bdi>}</td>
              <td>{textOr(`cockpit-action-${line.action}`, line.action)}</td>
              <td>
                {line.anomaly !== null && (
                  <>
                    <b className="tabular">{line.anomaly}</b> {names.get(line.anomaly)}
                  </>
                )}
              </td>
              <td className="tabular">
                {factsOf(line.detail).map((fact) => (
                  <span key={fact.name} className="fact">
                    {textOr(`cockpit-fact-${fact.name}`, fact.name)} <b>{valueWords(fact, students, t, textOr)}</b>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A fact's value as the page writes numbers, and in its words where it is a word of the server's. */
function valueWords(fact: Fact, students: readonly StudentRow[], t: Text, textOr: TextOr): string {
  const { name, value } = fact
  const figure = figureOf(fact)
  if (figure !== null) return name === 'price' ? showEuros(figure.value) : withUnit(figure.value, UNITS.get(name) ?? '', figure.decimals)
  if (name === 'scope') return whomWords(named(scopeOf(value), students), t)
  if (name === 'why') return textOr(`cockpit-end-${value}`, value)
  if (name === 'rights') return value.split(',').map((right) => textOr(`cockpit-right-${right}`, right)).join(', ')
  return textOr(`cockpit-fact-value-${value}`, value)
}
