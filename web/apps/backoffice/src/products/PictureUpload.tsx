// SPDX-License-Identifier: AGPL-3.0-or-later
import { fromThrown } from '@perfshop/api/problem.ts'
import type { Product } from '@perfshop/api/types.ts'
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { Notice, problemText } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type DragEvent } from 'react'
import { faultOf, PICTURE_MAX_MIB, PICTURE_TYPES, preview, sendPicture } from './picture.ts'
import { PRODUCTS } from './products.ts'

/** The product's picture, and a new one chosen or dropped onto it: it is shown at once and sent at once. */
export function PictureUpload({ product }: { readonly product: Product }) {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const id = useId()
  const [shown, setShown] = useState<string | null>(null)
  const [part, setPart] = useState(0)
  const [fault, setFault] = useState<'type' | 'size' | null>(null)
  const [over, setOver] = useState(false)
  const upload = useMutation({
    mutationFn: async (file: File) => {
      setPart(0)
      setShown(await preview(file))
      return sendPicture(product.id, file, setPart)
    },
    onSuccess: (changed) => {
      setShown(null)
      queries.setQueryData([PRODUCTS, product.id], changed)
      void queries.invalidateQueries({ queryKey: [PRODUCTS, 'list'] })
      toast({ text: t('backoffice-picture-done'), lasts: 4000 })
    },
    onError: () => setShown(null),
  })
  const take = (file: File | undefined) => {
    if (file === undefined || upload.isPending) return
    const found = faultOf(file)
    setFault(found)
    if (found === null) upload.mutate(file)
    else upload.reset()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const problem = upload.error === null ? null : fromThrown(upload.error)
  const refused = fault !== null ? t(`backoffice-picture-${fault}`, { mib: PICTURE_MAX_MIB }) : problem === null ? null : (problem.messageFor('image') ?? problemText(problem, t))
  return (
    <section
      className={over ? 'picture picture--over' : 'picture'}
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={`${id}-title`}>{t('backoffice-picture')}</h2>
      <img className="picture__image" src={shown ?? product.imageUrl} alt={t('backoffice-picture-of', { name: product.name })} />
      {upload.isPending && (
        <p className="picture__progress">
          <progress aria-label={t('backoffice-picture-sending')} value={part} max={1} />
          <span className="tabular">{t('backoffice-percent', { value: Math.round(part * 100) })}</span>
        </p>
      )}
      {refused !== null && <Notice tone="bad" title={refused} />}
      <input
        id={id}
        type="file"
        className="visually-hidden picture__input"
        accept={PICTURE_TYPES.join(',')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files?.[0])
          // The same file may be chosen again after a refusal.
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className={buttonClass('plain', true)}>
        <Icon name="upload" />
        {t('backoffice-picture-choose')}
      </label>
      <p id={`${id}-hint`} className="soft picture__hint">
        {t('backoffice-picture-hint', { mib: PICTURE_MAX_MIB })}
      </p>
    </section>
  )
}
