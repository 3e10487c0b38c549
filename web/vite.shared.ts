// SPDX-License-Identifier: AGPL-3.0-or-later
import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, UserConfig } from 'vite'

/**
 * Leaves scripts and styles in their compressed form alone: the program carries and sends them as they are (crates/server/src/assets.rs).
 * Done once at its best here, it costs the server nothing, and the program is smaller.
 */
function compressedAhead(): Plugin {
  return {
    name: 'compressed-ahead',
    apply: 'build',
    writeBundle({ dir }) {
      const assets = join(dir ?? 'dist', 'assets')
      for (const name of readdirSync(assets).filter((name) => /\.(js|css)$/.test(name))) {
        const file = join(assets, name)
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
        rmSync(file)
      }
    },
  }
}

/**
 * What every interface shares. `base` is the path under which the program serves it.
 * In development the API comes from a running `perfshop serve`: the one that PERFSHOP_DEV_API names, or one on its usual port.
 */
export function interfaceConfig(base: string, apiPort: number): UserConfig {
  // The host that the browser asked for stays, because the program compares it with the page's origin.
  const program = { target: process.env['PERFSHOP_DEV_API'] ?? `http://127.0.0.1:${apiPort}`, changeOrigin: false }
  return {
    base,
    plugins: [react(), compressedAhead()],
    build: {
      target: 'es2022',
      // Nothing may become a data: address: the Content-Security-Policy allows those for pictures only, not for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: { fs: { allow: ['../../..'] }, proxy: { '/api': program, '/images': program } },
  }
}
