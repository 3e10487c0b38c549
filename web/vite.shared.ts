// SPDX-License-Identifier: AGPL-3.0-or-later
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/**
 * What every interface shares. `base` is the path under which the program serves it.
 * In development the API comes from a running `perfshop serve` on its usual port, or from the address in PERFSHOP_DEV_API.
 */
export function interfaceConfig(base: string, apiPort: number): UserConfig {
  const api = process.env['PERFSHOP_DEV_API'] ?? `http://127.0.0.1:${apiPort}`
  return {
    base,
    plugins: [react()],
    build: {
      target: 'es2022',
      // Nothing may become a data: address: the Content-Security-Policy allows those for pictures only, not for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: { fs: { allow: ['../../..'] }, proxy: { '/api': api, '/images': api } },
  }
}
