// SPDX-License-Identifier: AGPL-3.0-or-later
import { Dotted } from '@perfshop/ui/Dotted.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import type { Figures } from './figures.ts'
import { framesOf, stepFrom, wayTo, type Frame } from './frames.ts'
import { shortNames } from './names.ts'
import { callsOn, changeOf, degreeOf, type Call } from './tree.ts'
import { useWidth } from './useWidth.ts'

interface Props {
  readonly root: Call
  /** The names that lead to the function at the top of the picture. */
  readonly zoom: readonly string[]
  readonly onZoom: (zoom: readonly string[]) => void
  /** Whether a function of this name is marked; null where nothing is looked for. */
  readonly marks: ((name: string) => boolean) | null
  /** Colours tell how a function has changed, not whose it is. */
  readonly compared: boolean
  readonly figures: Figures
}

/** Of a frame, in rem: a finger can press it. */
const ROW = 1.5
/** Narrower frames could not be seen. CSS pixels. */
const THINNEST = 1
/** Room that a letter takes about, and from where on a label tells something. CSS pixels. */
const LETTER = 7
const LEAST_LABEL = 34

/**
 * Functions below those that called them, as wide as what they took. It is a tree to the keyboard and to screen readers. The tree
 * itself keeps the focus and names the function where the reader is, so that no refresh can take the focus away.
 */
export function FlameGraph({ root, zoom, onZoom, marks, compared, figures }: Props) {
  const t = useText()
  const id = useId()
  const tree = useRef<HTMLDivElement>(null)
  const width = useWidth(tree)
  const above = callsOn(root, zoom)
  const frames = useMemo(() => framesOf(callsOn(root, zoom).at(-1) ?? root, THINNEST / width), [root, zoom, width])
  const [reached, setReached] = useState<readonly string[]>([])
  const [pointed, setPointed] = useState<readonly string[] | null>(null)
  const at = (path: readonly string[]) => {
    const call = callsOn(root, path).at(-1)
    return frames.find((frame) => frame.call === call) ?? frames[0]
  }
  const way = above.slice(1).map(({ name }) => name)
  const pathTo = (frame: Frame) => [...way, ...wayTo(frame)]
  const active = at(reached)
  const told = pointed === null ? active : at(pointed)
  const words = (call: Call) =>
    [
      call.name,
      t('monitoring-profile-total', { value: figures.value(call.value), share: figures.share(call.value, root.value) }),
      t('monitoring-profile-own', { value: figures.value(call.own), share: figures.share(call.own, root.value) }),
      compared ? t('monitoring-profile-changed', { points: figures.points(changeOf(call, root)), before: figures.share(call.baseValue, root.baseValue) }) : t(`monitoring-family-${call.family}`),
    ] as const
  const frameUnder = ({ target }: SyntheticEvent) => {
    const element = target instanceof Element ? target.closest('[data-frame]') : null
    return frames[Number(element?.getAttribute('data-frame') ?? -1)]
  }
  const press = (event: KeyboardEvent) => {
    if (active === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const next = stepFrom(frames, active, event.key)
    if (next !== undefined) setReached(pathTo(next))
    else if (event.key === 'Enter' || event.key === ' ') onZoom(pathTo(active))
    else if (event.key === 'Escape') onZoom([])
    else if (!event.key.startsWith('Arrow')) return
    setPointed(null)
    event.preventDefault()
    // Once it stands there. Only what has the focus itself is brought into sight by the browser.
    requestAnimationFrame(() => document.getElementById(`${id}-active`)?.scrollIntoView({ block: 'nearest' }))
  }
  const [name, ...figuresOfIt] = told === undefined ? [''] : words(told.call)
  return (
    <div className="flame">
      <Way calls={above} onZoom={(depth) => onZoom(way.slice(0, depth))} />
      {/* A fixed place instead of one beside the pointer: it hides nothing, and serves a finger and the keyboard alike. */}
      <p className="flame__told">
        <b>{name}</b>{' '}
        <span className="tabular">
          <Dotted parts={figuresOfIt} />
        </span>
      </p>
      <div
        ref={tree}
        className="flame__frames"
        role="tree"
        tabIndex={0}
        aria-label={t('monitoring-profile-flame')}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={active === undefined ? undefined : `${id}-active`}
        style={{ blockSize: `${frames.reduce((most, { depth }) => Math.max(most, depth + 1), 1) * ROW}rem` }}
        onKeyDown={press}
        onPointerOver={(event) => {
          const frame = frameUnder(event)
          setPointed(frame === undefined ? null : pathTo(frame))
        }}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const frame = frameUnder(event)
          if (frame === undefined) return
          setReached(pathTo(frame))
          onZoom(pathTo(frame))
        }}
      >
        <Bars id={`${id}-active`} frames={frames} whole={root} width={width} marks={marks} points={compared ? figures.points : null} active={active} said={active === undefined ? '' : words(active.call).join(', ')} />
      </div>
      <p id={`${id}-keys`} className="soft flame__keys">
        {t('monitoring-profile-keys')}
      </p>
    </div>
  )
}

interface BarsProps {
  readonly frames: readonly Frame[]
  readonly whole: Call
  /** Of all, in CSS pixels. */
  readonly width: number
  readonly marks: Props['marks']
  /** How a change is written; null where nothing is compared. */
  readonly points: Figures['points'] | null
  /** Where the reader is, with the element's id and what a screen reader says of it. */
  readonly active: Frame | undefined
  readonly id: string
  readonly said: string
}

/** The pointer goes over many: none of them is drawn again for it. */
const Bars = memo(function Bars({ frames, whole, width, marks, points, active, id, said }: BarsProps) {
  return frames.map((frame, index) => {
    const change = points === null ? null : changeOf(frame.call, whole)
    const room = frame.width * width
    const sign = points === null || change === null || degreeOf(change) === 0 ? '' : `${points(change)} `
    return (
      <Bar
        key={index}
        index={index}
        frame={frame}
        look={lookOf(frame.call, change, marks)}
        label={room < LEAST_LABEL ? '' : `${sign}${labelOf(frame.call.name, room - sign.length * LETTER)}`}
        {...(frame === active ? { id, said } : {})}
      />
    )
  })
})

interface BarProps {
  readonly index: number
  readonly frame: Frame
  readonly look: string
  readonly label: string
  readonly id?: string
  readonly said?: string
}

/** Thousands stand there, and two change while the reader walks about. */
const Bar = memo(function Bar({ index, frame, look, label, id, said }: BarProps) {
  const name = said ?? frame.call.name
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={frame.depth + 1}
      // Who speaks to the browser names what they read.
      aria-label={name.includes(label) ? name : `${label}, ${name}`}
      data-frame={index}
      className={id === undefined ? look : `${look} frame--active`}
      style={{ insetInlineStart: `${frame.left * 100}%`, inlineSize: `${frame.width * 100}%`, insetBlockStart: `${frame.depth * ROW}rem` }}
    >
      {label}
    </div>
  )
})

function lookOf({ name, family }: Call, change: number | null, marks: Props['marks']): string {
  const colour = change === null ? family : `change${degreeOf(change)}`
  return `frame frame--${colour}${marks === null ? '' : marks(name) ? ' frame--marked' : ' frame--passed'}`
}

/** As much of a name as there is room for; what is still too long is cut between letters by the browser. */
function labelOf(name: string, room: number): string {
  const [long, short] = shortNames(name)
  return long.length * LETTER <= room ? long : short
}

/** Names on the way to the top that are shown besides the whole; a deep one leaves out those between. */
const SHOWN = 3

/** The way to what is at the top of the picture, and back. */
function Way({ calls, onZoom }: { readonly calls: readonly Call[]; readonly onZoom: (depth: number) => void }) {
  const t = useText()
  const first = Math.max(1, calls.length - SHOWN)
  return (
    <nav aria-label={t('monitoring-profile-way')}>
      <ol className="way">
        {calls.map(({ name }, depth) => {
          if (depth > 0 && depth < first) return depth === 1 && <li key={depth}>…</li>
          const text = depth === 0 ? t('monitoring-profile-whole') : shortNames(name)[0]
          return (
            <li key={depth}>
              {/* The last one too, so that the focus stays where it is when a press made it the last. */}
              <button
                type="button"
                className="way__back"
                title={depth === 0 ? undefined : name}
                aria-current={depth === calls.length - 1 ? 'location' : undefined}
                onClick={() => onZoom(depth)}
              >
                {text}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
