// SPDX-License-Identifier: AGPL-3.0-or-later
// Buys as a script of a given level does: k6 run -e LEVEL=4 [-e BASE=http://127.0.0.1:8080] [-e USERS=1] journey.k6.js
// Each virtual user is a customer of its own, from USERS on. A refusal is logged with its code, and makes k6 exit with 99.
import { check, fail } from 'k6'
import crypto from 'k6/crypto'
import exec from 'k6/execution'
import http from 'k6/http'

const BASE = __ENV.BASE || 'http://127.0.0.1:8080'
const LEVEL = Number(__ENV.LEVEL || 0)
const FIRST = Number(__ENV.USERS || 1)

export const options = { thresholds: { checks: ['rate==1'] } }

const STEPS = {
  '/api/checkout/address': 'step2',
  '/api/checkout/shipping': 'step3',
  '/api/checkout/payment': 'step4',
  '/api/orders': 'step5',
}
// As k6 writes the names of headers.
const ANNOUNCED = ['X-Session-Token', 'X-Action-Token', 'X-Csrf-Token', 'X-Step-Token', 'X-Key-Hint']

// k6 makes no array of bytes from a text itself.
const ascii = (text) => Uint8Array.from(text.split(''), (letter) => letter.charCodeAt(0)).buffer
const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16)).buffer
const hmac = (key, data) => crypto.hmac('sha256', key, data, 'binary')

/** RFC 5869, for 32 bytes: one round of the expansion is enough. */
function hkdf(secret, salt, info) {
  return hmac(hmac(salt, secret), ascii(`${info}\x01`))
}

function uuid() {
  const random = new Uint8Array(crypto.randomBytes(16))
  random[6] = (random[6] & 0x0f) | 0x40
  random[8] = (random[8] & 0x3f) | 0x80
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export default function () {
  const user = FIRST + exec.vu.idInTest - 1
  const told = {}
  let signingKey = ''

  const key = () => (LEVEL === 3 ? bytes(signingKey) : hkdf(ascii(told['X-Session-Token'] || ''), bytes(told['X-Key-Hint'] || ''), 'perfshop-maestro'))

  const carried = (method, path, body) => {
    const headers = {}
    if (LEVEL >= 1) {
      headers['X-Session-Token'] = told['X-Session-Token'] || ''
      headers['X-Request-ID'] = uuid()
    }
    if (LEVEL >= 2) headers['X-Action-Token'] = told['X-Action-Token'] || ''
    if (LEVEL >= 3) {
      headers['X-CSRF-Token'] = told['X-Csrf-Token'] || ''
      headers['X-Step-Token'] = told['X-Step-Token'] || STEPS[path]
      const signed = [method, path, headers['X-Request-ID'], headers['X-Step-Token'], crypto.sha256(body, 'hex')]
      headers['X-Signature'] = crypto.hmac('sha256', key(), signed.join('\n'), 'hex')
    }
    return headers
  }

  const call = (method, path, value) => {
    const body = value === undefined ? null : JSON.stringify(value)
    const own = method === 'POST' && STEPS[path] !== undefined ? carried(method, path, body) : {}
    const answer = http.request(method, BASE + path, body, { headers: { 'Content-Type': 'application/json', ...own } })
    if (!check(answer, { 'the call is taken': ({ status }) => status >= 200 && status < 300 })) {
      fail(`${answer.status} ${answer.json('code')} ${method} ${path}`)
    }
    for (const name of ANNOUNCED) {
      if (answer.headers[name] !== undefined) told[name] = answer.headers[name]
    }
    return answer.json()
  }

  const login = call('POST', '/api/auth/login', { email: `user${user}@perfshop.com`, password: `password${user}` })
  signingKey = login.signingKey || ''
  const found = call('GET', '/api/products/search?q=a&size=20')
  const product = found.content.find(({ stock }) => stock > 50)
  call('DELETE', '/api/cart')
  call('POST', '/api/cart/add', { productId: product.id, quantity: 1 })
  call('POST', '/api/checkout/address', {})
  call('POST', '/api/checkout/shipping', { mode: 'standard' })
  call('POST', '/api/checkout/payment', { cardNumber: '4242424242424242', expiry: '12/49', cvv: '123', holder: 'A Script' })
  const order = call('POST', '/api/orders', { securityToken: login.securityToken })
  console.log(`ordered ${order.orderNumber}`)
}
