// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { showNumber } from '@perfshop/ui/show.ts'
import { useText } from '@perfshop/ui/text.tsx'
import { useToast } from '@perfshop/ui/Toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ACTIVATIONS } from '../chaos/queries.ts'
import { reset, resetData } from '../chaos/send.ts'
import { knowStatus } from '../live/live.ts'

type Step = 'chaos' | 'data'
const STEPS: readonly Step[] = ['chaos', 'data']

/** Asks, then ends everything and brings the seeded data back, and says all along how far it is. */
export function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const toast = useToast()
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const [done, setDone] = useState<readonly Step[]>([])
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const work = useMutation({
    mutationFn: async () => {
      setDone([])
      // The shop is healthy first: data that is brought back under chaos would take its time.
      const { status } = await reset()
      knowStatus(status)
      void queries.invalidateQueries({ queryKey: ACTIVATIONS })
      setDone(['chaos'])
      // In the place of an older message, whose undo would undo nothing any more.
      toast({ text: t('cockpit-reset-done'), lasts: 3000 })
      const { durationMs } = await resetData()
      setDone(STEPS)
      void queries.invalidateQueries({ queryKey: ['audit'] })
      return durationMs
    },
  })
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby="reset-title"
      aria-describedby="reset-text"
      // Escape would leave the work without anybody who sees its end.
      onCancel={(event) => { if (work.isPending) event.preventDefault() }}
      onClose={onClose}
    >
      <h2 id="reset-title">{t('cockpit-reset-data-title')}</h2>
      <div id="reset-text" className="dialog__text">
        {work.isIdle ? <p>{t('cockpit-reset-data-text')}</p> : <Steps done={done} />}
        {work.isPending && <progress className="progress" aria-label={t('cockpit-reset-data-title')} />}
        {work.isSuccess && <p role="status">{t('cockpit-reset-data-done', { seconds: showNumber(work.data / 1000, 1) })}</p>}
        {work.isError && <ProblemNotice error={work.error} />}
      </div>
      <div className="dialog__actions">
        {!work.isPending && (
          <Button look="plain" onClick={close}>
            {t(work.isSuccess ? 'cockpit-close' : 'ui-cancel')}
          </Button>
        )}
        {!work.isSuccess && (
          <Button className="button--danger" busy={work.isPending} onClick={() => work.mutate()}>
            {t(work.isError ? 'ui-retry' : 'cockpit-reset-data-confirm')}
          </Button>
        )}
      </div>
    </dialog>
  )
}

function Steps({ done }: { readonly done: readonly Step[] }) {
  const t = useText()
  return (
    <ol className="steps">
      {STEPS.map((step, index) => {
        const state = done.includes(step) ? 'done' : index === done.length ? 'now' : 'later'
        return (
          <li key={step} className={`step step--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <Icon name={state === 'done' ? 'check' : state === 'now' ? 'clock' : 'minus'} />
            {t(`cockpit-reset-step-${step}`)}
          </li>
        )
      })}
    </ol>
  )
}
