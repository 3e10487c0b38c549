// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileNode } from '@perfshop/api/types.ts'
import { describe, expect, it } from 'vitest'
import { framesOf, stepFrom, wayTo } from './frames.ts'
import { callsOf, callsOn, changeOf, degreeOf, found, percent, rowsOf, sorted, type Call } from './tree.ts'

interface Nested {
  readonly name: string
  readonly own: number
  readonly value: number
  readonly children: readonly Nested[]
}

const node = (name: string, own: number, ...children: Nested[]): Nested => ({ name, own, value: children.reduce((sum, child) => sum + child.value, own), children })

/** As the server tells it. */
function listOf(root: Nested, parent: number | null = null, before: ProfileNode[] = []): ProfileNode[] {
  const place = before.push({ name: root.name, own: root.own, value: root.value, parent }) - 1
  for (const child of root.children) listOf(child, place, before)
  return before
}

const tree = (root: Nested, base?: Nested, unit: 'nanoseconds' | 'bytes' = 'nanoseconds') => callsOf({ nodes: listOf(root), unit }, base && listOf(base))

/** The greatest first, as the server gives it. */
const NOW = node('perfshop', 0, node('worker', 0, node('shop::page', 10, node('shop::rank', 30), node('c', 20)), node('shop::list', 20)), node('main', 20))
const BEFORE = node('perfshop', 0, node('worker', 0, node('shop::page', 40, node('gone', 10))))

const inner = (call: Call): unknown[] => [call.name, call.value, ...call.children.map(inner)]

describe('the calls', () => {
  it('stand in the order of the alphabet, whatever took most', () => {
    expect(inner(tree(NOW))).toEqual(['perfshop', 100, ['main', 20], ['worker', 80, ['shop::list', 20], ['shop::page', 60, ['c', 20], ['shop::rank', 30]]]])
  })
  it('have threads where they take time, and none in memory', () => {
    expect(tree(NOW).children.map(({ family }) => family)).toEqual(['thread', 'thread'])
    expect(tree(NOW, undefined, 'bytes').children.map(({ family }) => family)).toEqual(['c', 'c'])
  })
  it('of two windows are one tree', () => {
    const page = callsOn(tree(NOW, BEFORE), ['worker', 'shop::page']).at(-1)
    expect(page).toMatchObject({ value: 60, own: 10, baseValue: 50, baseOwn: 40 })
    expect(page?.children.map(({ name, value, baseValue }) => [name, value, baseValue])).toEqual([['c', 20, 0], ['gone', 0, 10], ['shop::rank', 30, 0]])
  })
  it('are found along a path as far as they are there', () => {
    expect(callsOn(tree(NOW), ['worker', 'gone', 'c']).map(({ name }) => name)).toEqual(['perfshop', 'worker'])
    expect(callsOn(tree(NOW), []).map(({ name }) => name)).toEqual(['perfshop'])
  })
})

describe('the picture', () => {
  const places = (top: Call, least = 0) => framesOf(top, least).map(({ call, depth, left, width }) => [call.name, depth, Math.round(left * 100), Math.round(width * 100)])
  it('has each call below the one above it, as wide as what it took', () => {
    expect(places(tree(NOW))).toEqual([
      ['perfshop', 0, 0, 100],
      ['main', 1, 0, 20],
      ['worker', 1, 20, 80],
      ['shop::list', 2, 20, 20],
      ['shop::page', 2, 40, 60],
      ['c', 3, 40, 20],
      ['shop::rank', 3, 60, 30],
    ])
  })
  it('of what is zoomed into begins with it', () => {
    const top = callsOn(tree(NOW), ['worker', 'shop::page']).at(-1)
    expect(top && places(top)).toEqual([['shop::page', 0, 0, 100], ['c', 1, 0, 33], ['shop::rank', 1, 33, 50]])
  })
  it('leaves out what could not be seen, and what only the other window knows', () => {
    expect(places(tree(NOW), 0.25).map(([name]) => name)).toEqual(['perfshop', 'worker', 'shop::page', 'shop::rank'])
    expect(places(tree(NOW, BEFORE)).map(([name]) => name)).not.toContain('gone')
    expect(places(tree(node('perfshop', 0)))).toEqual([])
  })
  it('is drawn fast enough with many calls', () => {
    const deep = (depth: number): Nested => node(`at::${depth}`, 1, ...(depth < 100 ? [deep(depth + 1)] : []))
    const many = tree(node('perfshop', 0, ...Array.from({ length: 60 }, (_, thread) => ({ ...deep(0), name: `thread${thread}` }))))
    expect(framesOf(many, 0)).toHaveLength(60 * 101 + 1)
  })
  it('is walked through by keys', () => {
    const frames = framesOf(tree(NOW), 0)
    const at = (name: string) => {
      const frame = frames.find(({ call }) => call.name === name)
      if (frame === undefined) throw new Error(name)
      return frame
    }
    const step = (name: string, key: string) => stepFrom(frames, at(name), key)?.call.name
    expect(step('perfshop', 'ArrowDown')).toBe('worker')
    expect(step('shop::page', 'ArrowDown')).toBe('shop::rank')
    expect(step('shop::rank', 'ArrowDown')).toBeUndefined()
    expect(step('shop::rank', 'ArrowUp')).toBe('shop::page')
    expect(step('perfshop', 'ArrowUp')).toBeUndefined()
    expect(step('shop::page', 'ArrowLeft')).toBe('shop::list')
    expect(step('shop::page', 'ArrowRight')).toBeUndefined()
    expect(step('shop::rank', 'Home')).toBe('perfshop')
    expect(step('shop::rank', 'a')).toBeUndefined()
    expect(wayTo(at('c'))).toEqual(['worker', 'shop::page', 'c'])
  })
})

describe('the functions', () => {
  const again = tree(node('perfshop', 0, node('worker', 0, node('a::f', 10, node('a::g', 5, node('a::f', 20))), node('a::g', 15))))
  it('are counted once, however often they call themselves', () => {
    expect(rowsOf(again).map(({ name, own, value }) => [name, own, value])).toEqual([['a::f', 30, 35], ['a::g', 20, 40]])
  })
  it('are sorted by what is asked', () => {
    const root = tree(NOW, BEFORE)
    const by = (column: Parameters<typeof sorted>[1]) => sorted(rowsOf(root), column, root).map(({ name }) => name)
    expect(by('own')).toEqual(['shop::rank', 'c', 'shop::list', 'shop::page', 'gone'])
    expect(by('value')[0]).toBe('shop::page')
    expect(by('name')).toEqual(['c', 'gone', 'shop::list', 'shop::page', 'shop::rank'])
    // The page had everything before: its share shrank most, though it takes more time now.
    expect(by('change')[0]).toBe('shop::page')
  })
  it('that are looked for tell their share, one within another counted once', () => {
    expect(found(again, (name) => name.startsWith('a::'))).toEqual({ places: 2, value: 50, baseValue: 0, path: ['worker', 'a::f'] })
    expect(found(again, (name) => name === 'a::g')).toMatchObject({ places: 2, value: 40, path: ['worker', 'a::f', 'a::g'] })
    expect(found(again, () => false)).toEqual({ places: 0, value: 0, baseValue: 0, path: [] })
  })
})

describe('a change', () => {
  it('is of shares, so that twice the load is none', () => {
    expect(changeOf({ value: 20, baseValue: 10 }, { value: 200, baseValue: 100 })).toBe(0)
    expect(changeOf({ value: 60, baseValue: 50 }, { value: 100, baseValue: 50 })).toBe(-40)
    expect(changeOf({ value: 10, baseValue: 0 }, { value: 100, baseValue: 0 })).toBe(10)
    expect(percent(1, 0)).toBe(0)
  })
  it('has a colour by its strength and its direction', () => {
    expect([0, 0.4, -0.4, 0.5, -2, 9.9, -10, 80].map(degreeOf)).toEqual([0, 0, 0, 1, -2, 2, -3, 3])
  })
})
