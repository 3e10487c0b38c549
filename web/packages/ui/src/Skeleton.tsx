// SPDX-License-Identifier: AGPL-3.0-or-later

/** A grey place where something will stand, of the size it will have, so that nothing jumps when it comes. */
export function Skeleton({ width = '100%', height = '1em' }: { readonly width?: string; readonly height?: string }) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />
}
