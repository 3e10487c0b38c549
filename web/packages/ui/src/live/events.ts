// SPDX-License-Identifier: AGPL-3.0-or-later

export interface ServerEvent {
  readonly name: string
  readonly data: string
}

/**
 * Reads a text/event-stream piece by piece: give it text as it comes, it gives the events that are complete.
 * The browser's own EventSource cannot be used, as it sends no header and so no token.
 */
export function createEventReader(): (piece: string) => ServerEvent[] {
  let rest = ''
  let name = 'message'
  let data: string[] = []
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n/)
    // The last line is not whole yet. It may even end between the two bytes of a line's end, so it is kept as it is.
    rest = lines.pop() ?? ''
    const events: ServerEvent[] = []
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ name, data: data.join('\n') })
        name = 'message'
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon === -1 ? line : line.slice(0, colon)
      const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') name = value
      else if (field === 'data') data.push(value)
    }
    return events
  }
}
