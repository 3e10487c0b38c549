// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useEffect, useState } from 'react'
import { copyText } from '@perfshop/ui/copy.ts'

interface Props {
  readonly label: string
  readonly value: string
  /** Hidden until asked for: the page may be on a projector. */
  readonly secret?: boolean
}

/** A value to take elsewhere. */
export function Given({ label, value, secret = false }: Props) {
  const t = useText()
  const [shown, setShown] = useState(!secret)
  return (
    <div className="given">
      <dt>{label}</dt>
      <dd>
        {shown ? <code>{value}</code> : <span className="given__hidden" role="img" aria-label={t('student-hidden')} />}
        <span className="given__tools">
          {secret && (
            <button type="button" className="tool" aria-pressed={shown} aria-label={t('student-show', { what: label })} title={t('student-show', { what: label })} onClick={() => setShown(!shown)}>
              <Icon name={shown ? 'eyeOff' : 'eye'} />
            </button>
          )}
          <Copy label={label} value={value} />
        </span>
      </dd>
    </div>
  )
}

type Outcome = 'copied' | 'refused'

function Copy({ label, value }: Props) {
  const t = useText()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 3000)
    return () => clearTimeout(timer)
  }, [outcome])
  const name = t('student-copy', { what: label })
  return (
    <>
      <button type="button" className="tool" aria-label={name} title={name} onClick={() => void copyText(value).then((done) => setOutcome(done ? 'copied' : 'refused'))}>
        <Icon name={outcome === null ? 'copy' : outcome === 'copied' ? 'check' : 'alert'} />
      </button>
      <span className={outcome === null ? 'visually-hidden' : 'given__said'} role="status">
        {outcome !== null && t(`student-copy-${outcome}`)}
      </span>
    </>
  )
}
