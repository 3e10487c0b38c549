// SPDX-License-Identifier: AGPL-3.0-or-later
import * as Toast from '@radix-ui/react-toast'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { useText } from './text.tsx'

export interface ToastMessage {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** How long it stays, in milliseconds. */
  readonly lasts: number
}

type Show = (message: ToastMessage) => void

const Context = createContext<Show>(() => undefined)

/** Short messages at the page's edge. A new one takes the place of the last, because only the last can be undone. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useText()
  const [shown, setShown] = useState<(ToastMessage & { readonly key: number }) | null>(null)
  const show = useCallback<Show>((message) => setShown((last) => ({ ...message, key: (last?.key ?? 0) + 1 })), [])
  const hide = useCallback(() => setShown(null), [])
  const label = useMemo(() => t('ui-notifications'), [t])
  return (
    <Context value={show}>
      <Toast.Provider label={label} swipeDirection="down">
        {children}
        {shown !== null && (
          <Toast.Root key={shown.key} className="toast" duration={shown.lasts} onOpenChange={(open) => { if (!open) hide() }}>
            <Toast.Description>{shown.text}</Toast.Description>
            {shown.action !== undefined && (
              <Toast.Action className="toast__action" altText={shown.action.label} onClick={shown.action.run}>
                {shown.action.label}
              </Toast.Action>
            )}
          </Toast.Root>
        )}
        <Toast.Viewport className="toasts" label={label} />
      </Toast.Provider>
    </Context>
  )
}

export function useToast(): Show {
  return useContext(Context)
}
