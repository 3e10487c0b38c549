// SPDX-License-Identifier: AGPL-3.0-or-later
import { InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useId } from 'react'
import { byClass, classesOf } from '../chaos/students.ts'
import { useStudents } from '../chaos/useStudents.ts'

interface Props {
  readonly kind: string
  readonly value: string
  readonly error: string | null | undefined
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void
}

/** Whom within a kind of scope: students are picked, classes suggested, the rest is typed. */
export function ScopeValue({ kind, ...field }: Props) {
  const t = useText()
  const list = useId()
  const students = useStudents()
  const label = t(`cockpit-scope-value-${kind}`)
  switch (kind) {
    case 'student':
      return (
        <SelectField {...field} label={label} hint={students.length === 0 ? t('cockpit-scope-students-none') : undefined}>
          <option value="">{t('cockpit-scope-students-choose')}</option>
          {byClass(students).map((group) => {
            const options = group.students.map(({ token, alias }) => (
              <option key={token} value={token}>
                {alias}
              </option>
            ))
            return group.name === '' ? options : <optgroup key={group.name} label={group.name}>{options}</optgroup>
          })}
        </SelectField>
      )
    case 'class':
      return (
        <>
          <InputField {...field} label={label} list={list} autoComplete="off" />
          <datalist id={list}>
            {classesOf(students).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )
    case 'percent':
      return <InputField {...field} label={label} type="number" inputMode="numeric" min={1} max={100} />
    default:
      return <InputField {...field} label={label} />
  }
}
