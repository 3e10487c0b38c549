// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'
import { Icon } from './Icon.tsx'

interface Common {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  /** Said after the label when the field may stay empty. */
  readonly optional?: string | undefined
}

type InputProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'>
type AreaProps = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'>
type SelectProps = Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'>

export function InputField({ label, hint, error, optional, ...input }: InputProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional}>
      <input {...input} id={id} className="input" aria-invalid={isSet(error)} aria-describedby={describedBy(id, hint, error)} />
    </Frame>
  )
}

export function AreaField({ label, hint, error, optional, ...area }: AreaProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea {...area} id={id} className="input input--area" aria-invalid={isSet(error)} aria-describedby={describedBy(id, hint, error)} />
    </Frame>
  )
}

export function SelectField({ label, hint, error, optional, children, ...select }: SelectProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional}>
      <select {...select} id={id} className="input" aria-invalid={isSet(error)} aria-describedby={describedBy(id, hint, error)}>
        {children}
      </select>
    </Frame>
  )
}

function Frame({ id, label, hint, error, optional, children }: Common & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label} {optional !== undefined && <span className="field__optional">{optional}</span>}
      </label>
      {children}
      {isSet(hint) && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {isSet(error) && (
        <p className="field__error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  )
}

function isSet(text: string | null | undefined): boolean {
  return text !== undefined && text !== null && text !== ''
}

function describedBy(id: string, hint: string | undefined, error: string | null | undefined): string | undefined {
  const ids = [isSet(hint) ? `${id}-hint` : '', isSet(error) ? `${id}-error` : ''].filter((part) => part !== '')
  return ids.length > 0 ? ids.join(' ') : undefined
}
