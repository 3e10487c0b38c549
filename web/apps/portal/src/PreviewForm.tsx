// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { InputField } from '@perfshop/ui/Field.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { ask, type Preview } from './api.ts'

export function PreviewForm() {
  const t = useText()
  const [url, setUrl] = useState('http://images.perfshop.internal/banners/autumn.svg')
  const preview = useMutation({ mutationFn: () => ask<Preview>('preview', { url: url.trim() }) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!preview.isPending) preview.mutate()
  }
  const problem = preview.error === null ? null : fromThrown(preview.error)
  const refused = problem?.messageFor('url') ?? null
  return (
    <section aria-labelledby="titleOfPreview">
      <h2 id="titleOfPreview">{t('portal-place-preview')}</h2>
      <form className="portal__line" noValidate onSubmit={submit}>
        <InputField label={t('portal-preview-url')} type="url" name="url" value={url} error={refused} onChange={(event) => setUrl(event.target.value)} />
        <Button type="submit" busy={preview.isPending}>
          {t('portal-preview-show')}
        </Button>
      </form>
      {problem !== null && refused === null && <ProblemNotice error={problem} />}
      {preview.data !== undefined && <Fetched preview={preview.data} />}
    </section>
  )
}

function Fetched({ preview }: { readonly preview: Preview }) {
  const t = useText()
  return (
    <figure className="portal__figure">
      {preview.contentType.startsWith('image/') ? (
        <img src={`data:${preview.contentType},${encodeURIComponent(preview.body)}`} alt={t('portal-preview-picture')} />
      ) : (
        <pre tabIndex={0}>{preview.body}</pre>
      )}
      <figcaption className="soft">{t('portal-preview-answer', { url: preview.url, status: String(preview.status) })}</figcaption>
    </figure>
  )
}
