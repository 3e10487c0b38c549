// SPDX-License-Identifier: AGPL-3.0-or-later
import { useLayoutEffect, useRef } from 'react'

/**
 * What the server gave as markup, as part of the page; scripts in it run where the document's policy lets them. A healthy server gives none:
 * whatever a customer wrote is then text like any other.
 */
export function Markup({ html, className }: { readonly html: string; readonly className?: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    place.current?.replaceChildren(document.createRange().createContextualFragment(html))
  }, [html])
  return <span ref={place} className={className} />
}
