// SPDX-License-Identifier: AGPL-3.0-or-later
import encodeQR from 'qr'

/** A QR code as the data of one path on a grid of `size` squares, its quiet margin of four included. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const path = rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return { size: rows.length, path }
}
