// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Triggers } from '@perfshop/api/types.ts'
import { expect, it } from 'vitest'
import { countOf, recentOf, totalOf } from './triggers.ts'

const on = (id: string) => ({ id, dose: null, silent: false })
const lever = (id: string) => ({ id, dose: { min: 0, max: 100, unit: '%', levels: [20, 40, 60, 80] }, silent: false })
const at = (code: string, second: number): Triggers['recent'][number] => ({ time: `2026-01-01T10:00:0${second}Z`, code, severity: 'WARNING', text: code })
const triggers: Triggers = { counts: { A1: 2, F1: 1, network: 7 }, recent: [at('A1', 4), at('A10', 3), at('F1_NPE', 2), at('A1', 1)] }

it('counts what strikes requests, and says nothing of the rest', () => {
  expect([on('A1'), on('A2'), lever('network'), lever('cpu'), { ...on('A12'), silent: true }].map((one) => countOf(one, triggers))).toEqual([2, 0, 7, null, null])
  expect(countOf(on('A1'), null)).toBeNull()
})

it('gives a family its own last triggerings', () => {
  expect(recentOf([on('A1'), on('A2')], triggers)?.map(({ time }) => time)).toEqual(['2026-01-01T10:00:04Z', '2026-01-01T10:00:01Z'])
  expect(recentOf([on('F1')], triggers)?.map(({ code }) => code)).toEqual(['F1_NPE'])
  expect(recentOf([on('A2')], triggers)).toEqual([])
  expect(recentOf([lever('cpu')], triggers)).toBeNull()
  expect(recentOf([on('A1')], null)).toBeNull()
})

it('sums what struck, also what the last triggerings have pushed out', () => {
  expect([totalOf([on('A1'), on('F1'), lever('cpu')], triggers), totalOf([on('A1')], null)]).toEqual([3, 0])
})
