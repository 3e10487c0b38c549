// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from 'react'

// Below this a change looks like one step; above it a person asks what is happening.
const LONG_MS = 300

/** Whether something has been going on for a while, so that what flashes by is never drawn. */
export function useLong(going: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!going) return
    const timer = window.setTimeout(() => setLong(true), LONG_MS)
    return () => {
      window.clearTimeout(timer)
      setLong(false)
    }
  }, [going])
  return going && long
}
