// SPDX-License-Identifier: AGPL-3.0-or-later
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useState, type SyntheticEvent } from 'react'
import { useMe } from '../account/me.ts'
import { useCatalogue } from '../chaos/queries.ts'
import { ACTIONS, type Filter } from './filter.ts'

interface Props {
  readonly filter: Filter
  readonly onFilter: (change: Partial<Filter>) => void
}

export function AuditFilters({ filter, onFilter }: Props) {
  const t = useText()
  const me = useMe()
  const anomalies = useCatalogue().data?.anomalies ?? []
  const [actor, setActor] = useState(filter.actor)
  const [seen, setSeen] = useState(filter.actor)
  // The address changed by another way: back, or all filters taken away.
  if (filter.actor !== seen) {
    setSeen(filter.actor)
    setActor(filter.actor)
  }
  // A whole address is searched for, so half of one is not worth a call.
  const commit = () => {
    if (actor.trim() !== filter.actor) onFilter({ actor: actor.trim() })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    commit()
  }
  return (
    <form className="audit__filters" role="search" noValidate onSubmit={submit}>
      <SelectField label={t('cockpit-audit-anomaly')} value={filter.anomaly} onChange={(event) => onFilter({ anomaly: event.target.value })}>
        <option value="">{t('cockpit-audit-any')}</option>
        {anomalies.map(({ id, name }) => (
          <option key={id} value={id}>{`${id} – ${name}`}</option>
        ))}
      </SelectField>
      <SelectField label={t('cockpit-audit-action')} value={filter.action} onChange={(event) => onFilter({ action: event.target.value })}>
        <option value="">{t('cockpit-audit-any')}</option>
        {ACTIONS.map((action) => (
          <option key={action} value={action}>
            {t(`cockpit-action-${action}`)}
          </option>
        ))}
      </SelectField>
      <InputField label={t('cockpit-audit-actor')} hint={t('cockpit-audit-actor-hint')} list="audit-actors" autoComplete="off" value={actor} onChange={(event) => setActor(event.target.value)} onBlur={commit} />
      <datalist id="audit-actors">
        <option value="system">{t('cockpit-audit-system')}</option>
        {me.data !== undefined && <option value={me.data.email} />}
      </datalist>
      <InputField label={t('cockpit-audit-from')} type="datetime-local" value={filter.from} onChange={(event) => onFilter({ from: event.target.value })} />
      <InputField label={t('cockpit-audit-to')} type="datetime-local" value={filter.to} onChange={(event) => onFilter({ to: event.target.value })} />
    </form>
  )
}
