// SPDX-License-Identifier: AGPL-3.0-or-later

/** Where a login leads: the page that asked for it, or the list. Only paths of the shop itself are followed. */
export function nextPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
