// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest'
import { outcomeOf } from './outcome.ts'

it('tells a new flag from one handed in before and from a wrong one', () => {
  expect(outcomeOf([], { valid: true, anomaly: 'S1', captured: ['S1'] })).toEqual({ kind: 'new', id: 'S1' })
  expect(outcomeOf(['S1'], { valid: true, anomaly: 'S1', captured: ['S1'] })).toEqual({ kind: 'again', id: 'S1' })
  expect(outcomeOf(['S1'], { valid: false, anomaly: null, captured: ['S1'] })).toEqual({ kind: 'wrong' })
})
