// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ButtonHTMLAttributes, MouseEvent } from 'react'

type Look = 'primary' | 'plain' | 'quiet'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  readonly small?: boolean
  /**
   * Work is under way: further presses do nothing. The button keeps the focus (a disabled one would lose it), so
   * that a person on the keyboard stays where they were when the answer comes.
   */
  readonly busy?: boolean
}

export function Button({ look = 'primary', small = false, busy = false, type = 'button', onClick, className, ...rest }: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return <button {...rest} type={type} aria-disabled={busy ? true : undefined} onClick={press} className={`${buttonClass(look, small)} ${className ?? ''}`} />
}

/** The same look for what is a link. */
export function buttonClass(look: Look = 'primary', small = false): string {
  return `button button--${look}${small ? ' button--small' : ''}`
}
