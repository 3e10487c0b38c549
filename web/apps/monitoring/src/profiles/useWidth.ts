// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState, type RefObject } from 'react'

/** Until it is measured, in the same instant in which it is first drawn. */
const USUAL = 960

/** How wide an element is, in CSS pixels. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL)
  useEffect(() => {
    if (element.current === null) return
    const sizes = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? USUAL))
    sizes.observe(element.current)
    return () => sizes.disconnect()
  }, [element])
  return width
}
