// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { digits, formatExpiry, groupCardNumber } from './card.ts'
import { advance, allowedStep, dueStep, EMPTY, type Checkout } from './state.ts'

const address = { firstName: 'A', lastName: 'B', street: 'C', postalCode: '75001', city: 'D', region: '', country: 'FR', phone: '' }
const summary = { goods: 120, discount: 0, voucher: 0, shipping: 0, vat: 20, total: 120, toPay: 120, currency: 'EUR' }
const shipped = { type: 'shipping', mode: 'express', reply: { step: 'shipping', nextStep: 'payment', deliveryDays: 2, fee: 9.9 } } as const
const paid = { type: 'payment', summary, lastDigits: '1111', orderKey: 'k' } as const

const whole: Checkout = [{ type: 'address', address } as const, shipped, paid].reduce(advance, EMPTY)

describe('the checkout', () => {
  it('goes through its four steps', () => {
    expect(dueStep(EMPTY)).toBe('address')
    expect(dueStep(advance(EMPTY, { type: 'address', address }))).toBe('shipping')
    expect(dueStep(whole)).toBe('confirm')
  })
  it('goes back to shipping after a change of address or promo code, and when the server says so', () => {
    expect(dueStep(advance(whole, { type: 'address', address }))).toBe('shipping')
    expect(dueStep(advance(whole, { type: 'promo', promo: null }))).toBe('shipping')
    expect(dueStep(advance(whole, { type: 'sentBack' }))).toBe('shipping')
    expect(dueStep(advance(whole, shipped))).toBe('payment')
  })
  it('shows no step before its time', () => {
    expect(allowedStep(EMPTY, 'confirm')).toBe('address')
    expect(allowedStep(whole, 'shipping')).toBe('shipping')
    expect(allowedStep(whole, undefined)).toBe('confirm')
    expect(allowedStep(whole, 'nonsense')).toBe('confirm')
  })
})

describe('card fields', () => {
  it('group digits and drop the rest', () => {
    expect(groupCardNumber('4111-1111 11111111x')).toBe('4111 1111 1111 1111')
    expect(groupCardNumber('41111')).toBe('4111 1')
    expect(digits(groupCardNumber('1'.repeat(30)))).toHaveLength(19)
  })
  it('write the slash of the expiry, and let it be deleted', () => {
    expect(formatExpiry('12', '1')).toBe('12/')
    expect(formatExpiry('12', '12/')).toBe('12')
    expect(formatExpiry('1230', '123')).toBe('12/30')
    expect(formatExpiry('12/305', '12/30')).toBe('12/30')
  })
})
