// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest'
import { difference, secondsLeft } from './clock.ts'

it('counts whole seconds to an end, and never below zero', () => {
  const now = Date.parse('2026-11-20T10:00:00Z')
  expect(secondsLeft('2026-11-20T10:20:00Z', now)).toBe(1200)
  expect(secondsLeft('2026-11-20T10:00:00.200Z', now)).toBe(1)
  expect(secondsLeft('2026-11-20T09:00:00Z', now)).toBe(0)
})

it('believes the server where the browser’s clock is wrong, and not where the header’s whole seconds are the difference', () => {
  expect(difference(1_000_000, 1_000_900)).toBe(0)
  expect(difference(1_000_000, 1_300_000)).toBe(-299_500)
})
