// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useText } from './text.tsx'

interface Props {
  readonly title: string
  /** What will happen, so that the answer can be given without guessing. */
  readonly children: ReactNode
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/**
 * Asks before what cannot be taken back. The browser's own modal dialog: it holds the focus, closes with Escape and gives
 * the focus back to where it was. Render it only while it asks.
 */
export function ConfirmDialog({ title, children, confirm, onConfirm, onClose }: Props) {
  const t = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" role="alertdialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} className="dialog__text">
        {children}
      </div>
      <div className="dialog__actions">
        {/* First, so that it has the focus: a stray Enter changes nothing. */}
        <Button look="plain" onClick={() => dialog.current?.close()}>
          {t('ui-cancel')}
        </Button>
        <Button
          className="button--danger"
          onClick={() => {
            onConfirm()
            dialog.current?.close()
          }}
        >
          {confirm}
        </Button>
      </div>
    </dialog>
  )
}
