// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Turn } from './doses.ts'

const block = new Uint8Array(4096)

/** FNV-1a over the block, which each round changes, so that no engine finds out that nobody needs the sum. */
function hashBlock(): void {
  let hash = 0x811c9dc5
  for (const byte of block) hash = Math.imul(hash ^ byte, 0x01000193)
  block[hash & 4095] = hash >>> 24
}

/** Hashes in turns on the thread that it runs on. `null` ends it at once. */
export function createHashing(): (turn: Turn | null) => void {
  let current: Turn | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function work() {
    if (current === null) return
    const { busyMs, everyMs } = current
    const began = performance.now()
    while (performance.now() - began < busyMs) hashBlock()
    // Between two turns the thread is free: at 100 % a click, or the message that ends this, still gets in.
    timer = setTimeout(work, Math.max(0, everyMs - (performance.now() - began)))
  }

  return (turn) => {
    const idle = current === null
    current = turn
    if (turn === null) clearTimeout(timer)
    else if (idle) timer = setTimeout(work)
  }
}
