// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Service } from '@perfshop/api/types.ts'
import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { isThisMachine, originOf, studentAddress } from './addresses.ts'
import { qrPath } from './qr.ts'

const here = (origin: string) => new URL(origin)
const shop = (reach: Service['reach'], host: string | null): Service => ({ name: 'shop', up: true, port: 8080, reach, host })

it('knows the names of this machine', () => {
  expect(['localhost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '[::1]'].every(isThisMachine)).toBe(true)
  expect(['127.evil.example', 'localhost.example', '192.168.1.2', '[fd00::1]'].some(isThisMachine)).toBe(false)
})

it('gives students the address by which this browser came, if it came from elsewhere', () => {
  expect(studentAddress(here('https://shop.school.example'), shop('machine', null))).toEqual({ url: 'https://shop.school.example/student/' })
})

it('gives students the machine’s address in its network when this browser runs on it', () => {
  const local = here('http://localhost:8080')
  expect(studentAddress(local, shop('everywhere', '192.168.1.20'))).toEqual({ url: 'http://192.168.1.20:8080/student/' })
  expect(studentAddress(local, { ...shop('address', '[fd00::5]'), port: 80 })).toEqual({ url: 'http://[fd00::5]/student/' })
  expect(studentAddress(local, shop('machine', null))).toEqual({ url: null, why: 'machine' })
  expect(studentAddress(local, shop('everywhere', null))).toEqual({ url: null, why: 'unknown' })
})

it('leads to a service by the name that worked for this browser', () => {
  expect(originOf(here('http://localhost:8080'), shop('machine', null))).toBe('http://localhost:8080')
  expect(originOf(here('http://192.168.1.20:8080'), shop('machine', null))).toBeNull()
  expect(originOf(here('http://192.168.1.20:8080'), shop('everywhere', '10.0.0.9'))).toBe('http://192.168.1.20:8080')
  expect(originOf(here('http://localhost:8080'), shop('address', '10.0.0.9'))).toBe('http://10.0.0.9:8080')
})

it('draws a code that reads back as the address', () => {
  const url = 'http://192.168.1.20:8080/student/'
  const { size, path } = qrPath(url)
  // Four pixels a square, as a camera would see it.
  const scale = 4
  const width = size * scale
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`))
  const grey = Array.from({ length: width * width }, (_, at) => (dark.has(`${Math.floor((at % width) / scale)} ${Math.floor(at / width / scale)}`) ? 0 : 255))
  const data = Uint8Array.from(grey.flatMap((value) => [value, value, value, 255]))
  expect(decodeQR({ width, height: width, data })).toBe(url)
})
