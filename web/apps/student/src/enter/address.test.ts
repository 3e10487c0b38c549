// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest'
import { classIn } from './address.ts'

it('finds the class in the address, and none where none is named', () => {
  expect(['?class=M1', '?a=b&class=%20M2+soir%20', '?class=', '?class=%20', '', '?klass=M1'].map(classIn)).toEqual(['M1', 'M2 soir', null, null, null, null])
})
