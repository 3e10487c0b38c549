// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import * as ToggleGroup from '@radix-ui/react-toggle-group'
import { useEffect, useEffectEvent } from 'react'
import { moved, paused, resumed, WINDOWS, zoomed, type View } from './view.ts'

interface Props {
  readonly view: View
  /** The newest sample, epoch seconds. */
  readonly last: number
  readonly onView: (view: View) => void
}

/** How much time is shown, and whether it runs. All of it by keys too: space, plus, minus, left, right. */
export function Controls({ view, last, onView }: Props) {
  const t = useText()
  const live = view.kind === 'live'
  const toggle = () => onView(live ? paused(view, last) : resumed(view))
  const press = useEffectEvent((event: KeyboardEvent) => {
    // What takes the focus has keys of its own: a table that is moved sideways takes the arrows.
    const within = event.target instanceof Element && event.target.closest('button, a, input, select, [role=radio], [tabindex="0"]') !== null
    if (within || event.ctrlKey || event.metaKey || event.altKey) return
    const next = keyed(event.key, view, last)
    if (next === null && event.key !== ' ') return
    event.preventDefault()
    if (next === null) toggle()
    else onView(next)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const step = (id: string, icon: IconName, next: View) => (
    <button type="button" className="round" aria-label={t(`monitoring-${id}`)} title={t(`monitoring-${id}`)} onClick={() => onView(next)}>
      <Icon name={icon} />
    </button>
  )
  return (
    <div className="controls" role="toolbar" aria-label={t('monitoring-controls')}>
      <button type="button" className={live ? 'pause' : 'pause pause--still'} aria-pressed={!live} onClick={toggle}>
        <Icon name={live ? 'pause' : 'play'} />
        {t(live ? 'monitoring-pause' : 'monitoring-resume')}
      </button>
      <ToggleGroup.Root
        className="windows"
        type="single"
        aria-label={t('monitoring-window')}
        value={live ? String(view.seconds) : ''}
        onValueChange={(text) => { if (text !== '') onView({ kind: 'live', seconds: Number(text) }) }}
      >
        {WINDOWS.map((seconds) => (
          <ToggleGroup.Item key={seconds} value={String(seconds)} className="window tabular">
            {seconds < 3600 ? t('monitoring-minutes', { count: seconds / 60 }) : t('monitoring-hours', { count: seconds / 3600 })}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <div className="controls__steps">
        {step('back', 'chevronLeft', moved(view, -1, last))}
        {step('zoom-out', 'minus', zoomed(view, 2, last))}
        {step('zoom-in', 'plus', zoomed(view, 0.5, last))}
        {step('on', 'chevronRight', moved(view, 1, last))}
      </div>
    </div>
  )
}

function keyed(key: string, view: View, last: number): View | null {
  switch (key) {
    case '+':
      return zoomed(view, 0.5, last)
    case '-':
      return zoomed(view, 2, last)
    case 'ArrowLeft':
      return moved(view, -1, last)
    case 'ArrowRight':
      return moved(view, 1, last)
    default:
      return null
  }
}
