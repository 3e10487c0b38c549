// SPDX-License-Identifier: AGPL-3.0-or-later
import { nodes, type Dose } from './doses.ts'

const TICK_MS = 500
/** However slow the machine is, a tick leaves the page the greater part of its time. */
const LAYOUT_MS = 150

let shelf: HTMLElement | null = null
let plan = nodes(0)
let timer: ReturnType<typeof setInterval> | undefined

/** domFlood: nodes that nobody sees, replaced and laid out again and again once there are enough of them. */
export function setShelves(dose: Dose): void {
  plan = nodes(dose)
  if (dose === 0) {
    clearInterval(timer)
    timer = undefined
    shelf?.remove()
    shelf = null
    return
  }
  shelf ??= build()
  timer ??= setInterval(tick, TICK_MS)
}

/** Beside the window, out of reach for readers, keys and pointer, and no part of what React looks after. */
function build(): HTMLElement {
  const built = document.createElement('div')
  built.ariaHidden = 'true'
  // Through the object model, which the Content-Security-Policy allows where it forbids the attribute.
  Object.assign(built.style, { position: 'fixed', top: '0', left: '-3000px', width: '1000px', visibility: 'hidden', pointerEvents: 'none' })
  document.body.append(built)
  return built
}

function tick(): void {
  if (shelf === null) return
  // The shelf itself is one of them.
  while (shelf.childElementCount > plan.inAll - plan.atOnce - 1) shelf.firstElementChild?.remove()
  const goods = Array.from({ length: plan.atOnce }, (_, n) => {
    const one = document.createElement('i')
    Object.assign(one.style, { display: 'inline-block', width: `${(n % 7) + 1}%`, height: '1em' })
    return one
  })
  shelf.append(...goods)
  const began = performance.now()
  for (let n = 0; n < plan.layouts && performance.now() - began < LAYOUT_MS; n += 1) {
    shelf.style.width = `${1000 + n}px`
    // Reading it is what makes the browser lay everything out now.
    shelf.getBoundingClientRect()
  }
}
