// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest'
import { askedBy } from './sections.ts'

const NOTHING = { altKey: false, ctrlKey: false, metaKey: false, code: '' }

it('Alt and a number open a section, whatever the key writes', () => {
  expect(askedBy({ ...NOTHING, altKey: true, code: 'Digit3' })).toEqual({ open: 'orders' })
  expect(askedBy({ ...NOTHING, altKey: true, code: 'Digit9' })).toBeNull()
})

it('nothing is asked without Alt, or with another key of that kind', () => {
  expect(askedBy({ ...NOTHING, code: 'KeyN' })).toBeNull()
  expect(askedBy({ ...NOTHING, altKey: true, ctrlKey: true, code: 'KeyN' })).toBeNull()
  expect(askedBy({ ...NOTHING, altKey: true, code: 'KeyN' })).toBe('create')
})
