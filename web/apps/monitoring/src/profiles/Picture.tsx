// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileTree } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useDeferredValue, useMemo, useState } from 'react'
import { useFigures } from './figures.ts'
import { FlameGraph } from './FlameGraph.tsx'
import { Legend } from './Legend.tsx'
import { TopFunctions } from './TopFunctions.tsx'
import { callsOf, found, rowsOf } from './tree.ts'

interface Props {
  readonly profile: ProfileTree
  readonly base: ProfileTree | undefined
}

/** A profile to look at: the picture, a search in it, and the functions that took most. */
export function Picture({ profile, base }: Props) {
  const t = useText()
  const figures = useFigures(profile.unit)
  const root = useMemo(() => callsOf(profile, base?.nodes), [profile, base])
  const rows = useMemo(() => rowsOf(root), [root])
  const [zoom, setZoom] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const contains = useMemo(() => (wanted === '' ? null : (name: string) => name.toLowerCase().includes(wanted)), [wanted])
  const marks = useMemo(() => (picked === null ? contains : (name: string) => name === picked), [picked, contains])
  const marked = useMemo(() => (marks === null ? null : found(root, marks)), [root, marks])
  const compared = base !== undefined
  return (
    <>
      <div className="flame__search">
        <InputField
          label={t('monitoring-profile-search')}
          type="search"
          maxLength={200}
          spellCheck={false}
          placeholder="products"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setPicked(null)
          }}
        />
        <p role="status" className="flame__found">
          {marked !== null && t('monitoring-profile-found', { count: marked.places, share: figures.share(marked.value, root.value) })}
        </p>
        {marked !== null && marked.value > 0 && (
          <Button look="plain" onClick={() => setZoom(marked.path)}>
            <Icon name="search" />
            {t('monitoring-profile-show')}
          </Button>
        )}
      </div>
      <div className="profile">
        <div className="profile__picture">
          <Legend compared={compared} />
          <FlameGraph root={root} zoom={zoom} onZoom={setZoom} marks={marks} compared={compared} figures={figures} />
        </div>
        <TopFunctions root={root} rows={contains === null ? rows : rows.filter(({ name }) => contains(name))} compared={compared} figures={figures} picked={picked} onPick={setPicked} />
      </div>
    </>
  )
}
