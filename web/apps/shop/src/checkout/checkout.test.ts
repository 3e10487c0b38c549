// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { cvvFault, digits, expiryFault, formatExpiry, groupCardNumber, numberFault } from './card.ts'
import { expectedOf } from './expected.ts'
import { promoFault } from './promoFault.ts'
import { advance, allowedStep, cartKeyOf, dueStep, EMPTY, restarted, type Checkout } from './state.ts'

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

describe('a cart that changes', () => {
  const promo = { code: 'WELCOME10', discount: 12 }
  const priced = [{ type: 'cart', cartKey: 'a' } as const, { type: 'promo', promo } as const, shipped, paid].reduce(advance, whole)

  it('sends a priced checkout back to shipping, says so, and keeps the code to ask for its discount again', () => {
    const changed = advance(priced, { type: 'cart', cartKey: 'b' })
    expect(dueStep(changed)).toBe('shipping')
    expect(changed).toMatchObject({ moved: true, heldCode: 'WELCOME10', promo: null, address })
    expect(advance(changed, { type: 'seen' }).moved).toBe(false)
    expect(advance(changed, { type: 'promo', promo })).toMatchObject({ heldCode: null, promo })
  })
  it('changes nothing when it is the same one, and is silent before anything was priced', () => {
    expect(advance(priced, { type: 'cart', cartKey: 'a' })).toBe(priced)
    expect(advance(EMPTY, { type: 'cart', cartKey: 'a' })).toMatchObject({ moved: false, cartKey: 'a' })
  })
  it('is known by products, quantities and prices, in any order', () => {
    const line = { id: 1, name: 'x', lineTotal: 2 }
    const cart = (...items: { productId: number; quantity: number; unitPrice: number }[]) => ({ items: items.map((item) => ({ ...line, ...item })), total: 0, count: 0, currency: 'EUR' })
    const [one, two] = [{ productId: 1, quantity: 1, unitPrice: 2 }, { productId: 2, quantity: 1, unitPrice: 2 }]
    expect(cartKeyOf(cart(one, two))).toBe(cartKeyOf(cart(two, one)))
    for (const other of [{ ...one, quantity: 2 }, { ...one, unitPrice: 3 }]) expect(cartKeyOf(cart(one))).not.toBe(cartKeyOf(cart(other)))
  })
  it('leaves after a new login only what was typed', () => {
    expect(restarted(priced)).toEqual({ ...EMPTY, draft: address, mode: 'express' })
    expect(dueStep(advance(priced, { type: 'restart' }))).toBe('address')
  })
})

describe('the sum beside the steps', () => {
  const shipping = advance(whole, { type: 'shipping', mode: 'standard', reply: { step: 'shipping', nextStep: 'payment', deliveryDays: 5, fee: 4.9 } })

  it('is exact, and a voucher pays 5 € of the goods at most', () => {
    expect(expectedOf(40.1, shipping)).toEqual({ goods: 4010, discount: 0, shipping: 490, total: 4500, voucher: 0, toPay: 4500 })
    const voucher = advance({ ...shipping, promo: { code: 'X', discount: 4.01 } }, { type: 'voucher', voucher: true })
    expect(expectedOf(40.1, voucher)).toMatchObject({ discount: 401, total: 4099, voucher: 500, toPay: 3599 })
    expect(expectedOf(7, { ...voucher, promo: { code: 'X', discount: 5 } })).toMatchObject({ voucher: 200, toPay: 490 })
  })
  it('leaves open what the server has yet to say', () => {
    expect(expectedOf(40, EMPTY)).toMatchObject({ goods: 4000, discount: 0, shipping: null, total: null, toPay: null })
    expect(expectedOf(40, { ...shipping, heldCode: 'X' })).toMatchObject({ discount: null, shipping: 490, total: null })
  })
  it('forgets a payment when the voucher is taken or given back', () => {
    expect(dueStep(advance(whole, { type: 'voucher', voucher: true }))).toBe('payment')
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
  it('refuse a number by the length of its brand and by its check digit', () => {
    for (const good of ['4111 1111 1111 1111', '4222 2222 2222 2', '5555 5555 5555 4444', '3782 822463 10005', '6011 1111 1111 1117', '4000 0000 0000 0002']) expect(numberFault(good), good).toBe(null)
    for (const bad of ['4111 1111 1111 1112', '4111 1111 1111 11', '5555 5555 5555 444', '3782 822463 1000', '6011', '']) expect(numberFault(bad), bad).toBe('shop-payment-number-wrong')
  })
  it('of a promo code are letters, digits, - and _', () => {
    expect(['welcome10', ' A-b_3 ', ' ', 'a b', 'été'].map(promoFault)).toEqual([null, null, 'shop-promo-missing', 'shop-promo-wrong', 'shop-promo-wrong'])
  })
  it('refuse a month that is over or is none', () => {
    const now = new Date('2026-11-30T23:59:59Z')
    expect([expiryFault('11/26', now), expiryFault('12/39', now)]).toEqual([null, null])
    expect(expiryFault('11/26', new Date('2026-12-01T00:00:00Z'))).toBe('shop-payment-expiry-past')
    for (const bad of ['13/30', '00/30', '1/30', '1230', '']) expect(expiryFault(bad, now), bad).toBe('shop-payment-expiry-wrong')
    expect([cvvFault('123'), cvvFault('1234'), cvvFault('12')]).toEqual([null, null, 'shop-payment-cvv-wrong'])
  })
})
