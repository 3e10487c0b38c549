// SPDX-License-Identifier: AGPL-3.0-or-later
import { createElement, Fragment, useMemo, type ReactNode } from 'react'

// The parts a letter of the shop is made of, and what each becomes. All else is left out, its words are kept.
const PARTS: Readonly<Record<string, string>> = { P: 'p', H1: 'h2', TABLE: 'table', TBODY: 'tbody', TR: 'tr', TD: 'td', STRONG: 'strong', BR: 'br' }
const STRONG = 'letter__strong'

/**
 * The HTML of a mail, drawn as part of the page. Not in a frame: there too the Content-Security-Policy would refuse the
 * styles that a mail has on its elements. So the letter is read, and made again of known parts without any attribute.
 */
export function Letter({ html }: { readonly html: string }) {
  const parts = useMemo(() => childrenOf(parsed(html)), [html])
  return <div className="letter">{parts}</div>
}

/** A document that is never shown: it runs and loads nothing. Of its styles only the bold ones are kept, as a class. */
function parsed(html: string): Element {
  const plain = html.replace(/ style="([^"]*)"/g, (_all, style: string) => (/font-weight:\s*bold/.test(style) ? ` class="${STRONG}"` : ''))
  return new DOMParser().parseFromString(plain, 'text/html').body
}

function childrenOf(element: Element): ReactNode[] {
  return [...element.childNodes].map((node, index) => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? node.textContent : null
    const part = PARTS[node.tagName]
    if (part === undefined) return createElement(Fragment, { key: index }, ...childrenOf(node))
    const props = { key: index, className: node.className === STRONG ? STRONG : undefined }
    return part === 'br' ? createElement(part, props) : createElement(part, props, ...childrenOf(node))
  })
}
