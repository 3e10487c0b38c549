// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Service } from '@perfshop/api/types.ts'

const STUDENT_PAGE = '/student/'

/** What is needed of the browser's own address. */
export type Here = Pick<Location, 'protocol' | 'hostname' | 'origin'>

/** Whether a name leads to the machine that the browser itself runs on. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** The address for students, or why there is none: it listens to this machine alone, or nobody knows the machine's address. */
export type StudentAddress = { readonly url: string } | { readonly url: null; readonly why: 'machine' | 'unknown' }

/** Where this browser came from works for others too, unless it runs on the machine itself; then it is the machine's address in its network. */
export function studentAddress(here: Here, shop: Service): StudentAddress {
  if (!isThisMachine(here.hostname)) return { url: `${here.origin}${STUDENT_PAGE}` }
  if (shop.reach === 'machine') return { url: null, why: 'machine' }
  return typeof shop.host === 'string' ? { url: `${origin('http:', shop.host, shop.port)}${STUDENT_PAGE}` } : { url: null, why: 'unknown' }
}

/** Where this browser finds a service; null when it answers only browsers that run on its own machine, and this one does not. */
export function originOf(here: Here, service: Service): string | null {
  switch (service.reach) {
    case 'machine':
      return isThisMachine(here.hostname) ? origin('http:', here.hostname, service.port) : null
    case 'address':
      return typeof service.host === 'string' ? origin('http:', service.host, service.port) : null
    case 'everywhere':
      return origin(here.protocol, here.hostname, service.port)
  }
}

function origin(protocol: string, host: string, port: number): string {
  return new URL(`${protocol}//${host}:${port}`).origin
}
