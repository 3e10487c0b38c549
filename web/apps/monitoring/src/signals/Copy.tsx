// SPDX-License-Identifier: AGPL-3.0-or-later
import { copyText } from '@perfshop/ui/copy.ts'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useState } from 'react'

type Outcome = 'copied' | 'refused'

/** Takes a text along. `what` names it for who does not see where the button stands. */
export function Copy({ what, text }: { readonly what: string; readonly text: string }) {
  const t = useText()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 3000)
    return () => clearTimeout(timer)
  }, [outcome])
  const name = t('monitoring-copy', { what })
  return (
    <span className="copy">
      <button type="button" className="round copy__button" aria-label={name} title={name} onClick={() => void copyText(text).then((done) => setOutcome(done ? 'copied' : 'refused'))}>
        <Icon name={outcome === null ? 'copy' : outcome === 'copied' ? 'check' : 'alert'} />
      </button>
      <span role="status" className="copy__said">
        {outcome !== null && t(`monitoring-copy-${outcome}`)}
      </span>
    </span>
  )
}
