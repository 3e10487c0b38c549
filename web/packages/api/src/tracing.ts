// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Middleware } from 'openapi-fetch'
import { randomHex } from './random.ts'

/** W3C Trace Context, level 1: by this header what the server does for a call joins the trace that began in the browser. */
export const TRACEPARENT = 'traceparent'

/**
 * A call that comes so long after the last one began or ended was asked for by nobody just now (an order that is followed, a session that
 * is looked after, a tab that is shown again): in the trace of a page it would stretch seconds to hours. Shorter than the shop's own clocks,
 * and long enough for a slow line to bring a page's script.
 */
const PAUSE_MS = 15_000

/** The header of one more call of a trace, or of the only call of its own. */
export function traceparent(trace = randomId(16)): string {
  return `00-${trace}-${randomId(8)}-01`
}

/** Makes `call` one more of the trace that `first` is of; of no trace where that one is of none. */
export function alongWith(first: Request, call: Request): Request {
  const trace = first.headers.get(TRACEPARENT)?.split('-')[1]
  if (trace !== undefined) call.headers.set(TRACEPARENT, traceparent(trace))
  return call
}

export interface Tracing {
  readonly middleware: Middleware
  /** Another page is opened: what is called now is called for it. */
  readonly viewed: () => void
  /** Somebody presses something: the next call that changes something is why. */
  readonly pressed: () => void
}

/** One trace for all calls that one view of a page makes, or one thing that somebody does there. */
export function createTracing(now = () => performance.now()): Tracing {
  let [trace, pressed, heard] = [randomId(16), false, now()]
  const begin = () => {
    ;[trace, pressed, heard] = [randomId(16), false, now()]
  }
  const hear = () => {
    heard = now()
  }
  return {
    middleware: {
      onRequest({ request }) {
        // A page that prices something as it opens writes as well: only what follows a press is a thing of its own.
        if ((pressed && request.method !== 'GET') || now() - heard > PAUSE_MS) begin()
        hear()
        request.headers.set(TRACEPARENT, traceparent(trace))
      },
      onResponse: hear,
      onError: hear,
    },
    viewed: begin,
    pressed: () => {
      pressed = true
    },
  }
}

/** Never all zero, which is no id. */
function randomId(bytes: number): string {
  const id = randomHex(bytes)
  return /[^0]/.test(id) ? id : randomId(bytes)
}
