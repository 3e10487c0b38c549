// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileNode, ProfileTree } from '@perfshop/api/types.ts'
import { familyOf, type Family } from './names.ts'

/** What something took, of the window that is shown and of the one that it is compared with (0 where there is none). */
export interface Cost {
  /** Of it and of all that it called. */
  readonly value: number
  /** Of it alone. */
  readonly own: number
  readonly baseValue: number
  readonly baseOwn: number
}

/** A function as it was called from the one above it. */
export interface Call extends Cost {
  readonly name: string
  readonly family: Family
  /** In the order of the alphabet, so that each keeps its place while values come and go, and has the same one in both windows. */
  readonly children: readonly Call[]
}

/** A function wherever it was called from. */
export interface Row extends Cost {
  readonly name: string
  readonly family: Family
}

/** One window as a tree. */
interface Nested {
  readonly name: string
  readonly value: number
  readonly own: number
  readonly children: Map<string, Nested>
}

const NONE: ReadonlyMap<string, Nested> = new Map()

/** The server tells a tree as a list in which each node names the place of the one above it, which stands before it. */
function nested(nodes: readonly ProfileNode[]): Nested | undefined {
  const placed: Nested[] = []
  for (const { name, value, own, parent } of nodes) {
    const node = { name, value, own, children: new Map<string, Nested>() }
    placed.push(node)
    if (parent !== null) placed[parent]?.children.set(name, node)
  }
  return placed[0]
}

/** Both windows as one tree: functions that only one knows are there as well. */
export function callsOf({ nodes, unit }: Pick<ProfileTree, 'nodes' | 'unit'>, base: readonly ProfileNode[] = []): Call {
  // Only what takes time has threads below its root.
  const threads = unit === 'nanoseconds' ? 1 : 0
  const joined = (name: string, node: Nested | undefined, other: Nested | undefined, above: Family, depth: number): Call => {
    const family = depth <= threads ? 'thread' : familyOf(name, above)
    const [children, others] = [node?.children ?? NONE, other?.children ?? NONE]
    return {
      name,
      family,
      value: node?.value ?? 0,
      own: node?.own ?? 0,
      baseValue: other?.value ?? 0,
      baseOwn: other?.own ?? 0,
      children: [...new Set([...children.keys(), ...others.keys()])].sort().map((child) => joined(child, children.get(child), others.get(child), family, depth + 1)),
    }
  }
  const root = nested(nodes)
  return joined(root?.name ?? '', root, nested(base), 'thread', 0)
}

/** The calls along a path of names, as far as it is there; the root first, which the path does not name. */
export function callsOn(root: Call, path: readonly string[]): readonly [Call, ...Call[]] {
  const calls: [Call, ...Call[]] = [root]
  let at = root
  for (const name of path) {
    const next = at.children.find((child) => child.name === name)
    if (next === undefined) break
    calls.push(next)
    at = next
  }
  return calls
}

/** Every function once. What it took while it called itself is counted once. */
export function rowsOf(root: Call): Row[] {
  const rows = new Map<string, { -readonly [key in keyof Row]: Row[key] }>()
  const open = new Set<string>()
  const visit = (call: Call) => {
    const { name, family } = call
    const first = !open.has(name)
    if (family !== 'thread') {
      const row = rows.get(name) ?? { name, family, value: 0, own: 0, baseValue: 0, baseOwn: 0 }
      rows.set(name, row)
      row.own += call.own
      row.baseOwn += call.baseOwn
      if (first) {
        row.value += call.value
        row.baseValue += call.baseValue
        open.add(name)
      }
    }
    call.children.forEach(visit)
    if (first) open.delete(name)
  }
  visit(root)
  return [...rows.values()]
}

/** What all calls that match stand for together: one within another is counted once. `path` leads to the greatest. */
export interface Found {
  readonly places: number
  readonly value: number
  readonly baseValue: number
  readonly path: readonly string[]
}

export function found(root: Call, matches: (name: string) => boolean): Found {
  let [places, value, baseValue, greatest] = [0, 0, 0, -1]
  let path: readonly string[] = []
  const visit = (call: Call, way: readonly string[]) => {
    if (!matches(call.name)) {
      for (const child of call.children) visit(child, [...way, child.name])
      return
    }
    places += 1
    value += call.value
    baseValue += call.baseValue
    if (call.value > greatest) [greatest, path] = [call.value, way]
  }
  visit(root, [])
  return { places, value, baseValue, path }
}

export const COLUMNS = ['name', 'own', 'value', 'change'] as const
export type Column = (typeof COLUMNS)[number]

/** The rows by a column: names in the order of the alphabet, figures the greatest first, and changes whichever way they went. */
export function sorted(rows: readonly Row[], column: Column, whole: Cost): Row[] {
  const weight = (row: Row) => (column === 'change' ? Math.abs(changeOf(row, whole)) : column === 'name' ? 0 : row[column])
  return [...rows].sort((one, other) => weight(other) - weight(one) || (one.name < other.name ? -1 : 1))
}

/** A part of a whole in percent; nothing of nothing is 0. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0
}

/** By how many points of percent its share grew since the other window. Shares, because the two may differ in load and in length. */
export function changeOf({ value, baseValue }: Pick<Cost, 'value' | 'baseValue'>, whole: Pick<Cost, 'value' | 'baseValue'>): number {
  return percent(value, whole.value) - percent(baseValue, whole.baseValue)
}

/** Points of percent from which a change is seen, is clear, and is strong. */
const STEPS = [0.5, 2, 10] as const
export const DEGREES = [-3, -2, -1, 0, 1, 2, 3] as const

/** How strong a change is: 0 for none worth a colour, to 3 where it grew, to -3 where it shrank. */
export function degreeOf(points: number): (typeof DEGREES)[number] {
  const strength = STEPS.filter((step) => Math.abs(points) >= step).length
  return DEGREES[3 + (points < 0 ? -strength : strength)] ?? 0
}
