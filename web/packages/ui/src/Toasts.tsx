// SPDX-License-Identifier: AGPL-3.0-or-later
import * as Toast from '@radix-ui/react-toast'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useText } from './text.tsx'

export interface ToastMessage {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** How long it stays, in milliseconds. */
  readonly lasts: number
  /** It is about the page on which it is said, and goes with it. */
  readonly leaves?: boolean
}

type Show = (message: ToastMessage) => void

const Context = createContext<Show>(() => undefined)
const Leave = createContext<() => void>(() => undefined)

/** Short messages at the page's edge. A new one takes the place of the last, because only the last can be undone. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useText()
  const [shown, setShown] = useState<(ToastMessage & { readonly key: number }) | null>(null)
  const show = useCallback<Show>((message) => setShown((last) => ({ ...message, key: (last?.key ?? 0) + 1 })), [])
  const hide = useCallback(() => setShown(null), [])
  const leave = useCallback(() => setShown((last) => (last?.leaves === true ? null : last)), [])
  const label = useMemo(() => t('ui-notifications'), [t])
  return (
    <Context value={show}>
      <Toast.Provider label={label} swipeDirection="down">
        <Leave value={leave}>{children}</Leave>
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

/** Takes away what was said about a page once the person is on another. */
export function useToastsLeave(page: string): void {
  const leave = useContext(Leave)
  const shown = useRef(page)
  useEffect(() => {
    if (shown.current === page) return
    shown.current = page
    leave()
  }, [page, leave])
}
