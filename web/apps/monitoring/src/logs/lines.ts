// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LogLine } from '@perfshop/api/types.ts'

export const LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'] as const

/**
 * Lines with a name each that stays theirs while newer ones come before them: a line that was opened stays open, and one that is shown
 * is not drawn again. Lines of one name say the same. Newest first.
 */
export function named(lines: readonly LogLine[]): { readonly key: string; readonly line: LogLine }[] {
  const seen = new Map<string, number>()
  return [...lines]
    .reverse()
    .map((line) => {
      const same = `${line.at} ${line.spanId ?? ''} ${line.target} ${line.message} ${JSON.stringify(line.fields)}`
      const count = seen.get(same) ?? 0
      seen.set(same, count + 1)
      return { key: `${same} ${count}`, line }
    })
    .reverse()
}

/** The milliseconds within a second, three digits: lines come many in one. */
export function milliseconds(at: number): string {
  return String(at % 1000).padStart(3, '0')
}
