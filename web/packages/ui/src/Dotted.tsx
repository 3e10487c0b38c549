// SPDX-License-Identifier: AGPL-3.0-or-later
import { Fragment } from 'react'

/** Short parts in a row with dots between them. A line ends between two parts and never within one: a reference is read as one word. */
export function Dotted({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && ' '}
      <span className="unbroken">
        {part}
        {index < parts.length - 1 && ' ·'}
      </span>
    </Fragment>
  ))
}
