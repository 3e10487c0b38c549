// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import type { ReactNode } from 'react'

interface Props {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly level?: 1 | 2
  readonly children?: ReactNode
}

/** A page or a list with nothing in it: says so, says why, and offers the way on. */
export function Empty({ icon, title, text, level = 1, children }: Props) {
  return (
    <div className="empty">
      <Icon name={icon} />
      {level === 1 ? <h1 className="empty__title">{title}</h1> : <h2 className="empty__title">{title}</h2>}
      <p className="empty__text">{text}</p>
      {children}
    </div>
  )
}
