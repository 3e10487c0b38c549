// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { Chart } from '@perfshop/ui/chart/Chart.tsx'
import { ConfirmDialog } from '@perfshop/ui/ConfirmDialog.tsx'
import { AreaField, InputField, SelectField } from '@perfshop/ui/Field.tsx'
import { Icon, ICONS } from '@perfshop/ui/Icon.tsx'
import { Notice, ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Pager } from '@perfshop/ui/Pager.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useState, type ReactNode } from 'react'

const LOOKS = ['primary', 'plain', 'quiet'] as const
// Names of the design system alone: what a person reads in an interface stands in content/texts.
const WORD = 'Figtree'

const TIMES = Array.from({ length: 600 }, (_, second) => 1_800_000_000 + second)
const WAVE = TIMES.map((_, second) => 40 + 30 * Math.sin(second / 40) + (second % 7))

export function Gallery({ other }: { readonly other: string }) {
  const toast = useToast()
  const [page, setPage] = useState(3)
  const [asks, setAsks] = useState(false)
  return (
    <main className="gallery">
      <h1>
        @perfshop/ui <a href={other}>{other}</a>
      </h1>
      <Part name="Button">
        {LOOKS.map((look) => [
          <Button key={look} look={look}>
            {look}
          </Button>,
          <Button key={`${look} small`} look={look} small>
            {look} small
          </Button>,
        ])}
        <Button busy>busy</Button>
        <Button disabled>disabled</Button>
      </Part>
      <Part name="Field">
        <InputField label="InputField" hint="hint" optional="optional" defaultValue={WORD} />
        <InputField label="InputField" error="error" defaultValue={WORD} />
        <SelectField label="SelectField">
          <option>{WORD}</option>
        </SelectField>
        <AreaField label="AreaField" defaultValue={WORD} />
      </Part>
      <Part name="Notice">
        {(['plain', 'warn', 'bad'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={tone}>
            {WORD}
          </Notice>
        ))}
        <ProblemNotice error={new TypeError('Failed to fetch')} retry={() => undefined} />
      </Part>
      <Part name="Pager">
        <Pager label="Pager" current={page} total={12} onPage={setPage} />
      </Part>
      <Part name="Skeleton">
        <Skeleton width="12rem" />
        <Skeleton width="8rem" height="4rem" />
      </Part>
      <Part name="Toasts, ConfirmDialog">
        <Button look="plain" onClick={() => toast({ text: WORD, action: { label: 'Undo', run: () => undefined }, lasts: 10_000 })}>
          toast
        </Button>
        <Button look="plain" onClick={() => setAsks(true)}>
          dialog
        </Button>
        {asks && (
          <ConfirmDialog title="ConfirmDialog" confirm="confirm" onConfirm={() => setAsks(false)} onClose={() => setAsks(false)}>
            {WORD}
          </ConfirmDialog>
        )}
      </Part>
      <Part name="Chart">
        <div className="gallery__chart">
          <Chart
            times={TIMES}
            series={[{ colour: '--accent', values: WAVE }]}
            range={[TIMES[0] ?? 0, TIMES.at(-1) ?? 0]}
            top={100}
            height={160}
            theme=""
            detailed
            bands={[{ from: 1_800_000_100, to: 1_800_000_250, label: 'Band' }]}
          />
        </div>
      </Part>
      <Part name="Icon">
        {ICONS.map((name) => (
          <span key={name} className="gallery__icon">
            <Icon name={name} /> {name}
          </span>
        ))}
      </Part>
    </main>
  )
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <div className="gallery__row">{children}</div>
    </section>
  )
}
