// SPDX-License-Identifier: AGPL-3.0-or-later
import { parse, type Entry, type Resource } from '@fluent/syntax'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// The texts of the interfaces against their code: none missing, none left over, the same placeholders in each language.
const TEXTS = new URL('../content/texts/', import.meta.url)
const ADMIN = ['packages/admin', 'apps/cockpit', 'apps/backoffice', 'apps/monitoring']
const PARTS = {
  ui: ['packages/ui', 'apps/shop', 'apps/welcome', 'apps/student', 'apps/portal', ...ADMIN],
  shop: ['apps/shop', 'apps/backoffice'],
  admin: ADMIN,
  cockpit: ['apps/cockpit'],
  monitoring: ['apps/monitoring'],
  backoffice: ['apps/backoffice'],
  welcome: ['apps/welcome'],
  student: ['apps/student'],
  portal: ['apps/portal'],
}

function messages(language: string, part: string): Map<string, string[]> {
  const resource: Resource = parse(readFileSync(new URL(`${language}/${part}.ftl`, TEXTS), 'utf8'), {})
  return new Map(resource.body.flatMap((entry: Entry): [string, string[]][] => {
    if (entry.type === 'Junk') throw new Error(`${language}/${part}.ftl: ${entry.content}`)
    if (entry.type !== 'Message') return []
    const names = [...JSON.stringify(entry).matchAll(/"VariableReference","id":\{"type":"Identifier","name":"(\w+)"/g)].map((match) => match[1] ?? '')
    return [[entry.id.name, [...new Set(names)].sort()]]
  }))
}

function sources(folders: readonly string[]): string {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/src/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(new URL(`${folder}/src/${path}`, import.meta.url), 'utf8')),
  ).join('\n')
}

/** Patterns of the ids that the code names: whole ones, and those with a part that data fills in. */
function named(part: string, code: string): RegExp[] {
  const whole = [...code.matchAll(new RegExp(`['"](${part}-[\\w-]+)['"]`, 'g'))].map((match) => match[1] ?? '')
  const filled = [...code.matchAll(new RegExp(`\`(${part}-[^\`]*)\``, 'g'))].map((match) => (match[1] ?? '').replace(/\$\{[^}]*\}/g, '[\\w-]+'))
  return [...whole, ...filled].map((id) => new RegExp(`^${id}$`))
}

describe.each(Object.entries(PARTS))('%s.ftl', (part, folders) => {
  const source = messages('fr', part)
  const patterns = named(part, sources(folders))

  it('says in every language the same things with the same placeholders', () => {
    for (const language of readdirSync(TEXTS)) expect(Object.fromEntries(messages(language, part)), language).toEqual(Object.fromEntries(source))
  })
  it('has no text that no code names', () => {
    expect([...source.keys()].filter((id) => !patterns.some((pattern) => pattern.test(id)))).toEqual([])
  })
  it('lacks no text that code names', () => {
    expect(patterns.filter((pattern) => ![...source.keys()].some((id) => pattern.test(id)))).toEqual([])
  })
})

/** What a person reads of a Fluent entry: its text, without names and placeables. */
function spoken(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'TextElement' && 'value' in node) return [String(node.value)]
  return Object.values(node).flatMap(spoken)
}

describe.each(readdirSync(new URL('fr/', TEXTS)))('fr/%s', (file) => {
  const resource: Resource = parse(readFileSync(new URL(`fr/${file}`, TEXTS), 'utf8'), {})
  const texts = resource.body.flatMap((entry) => (entry.type === 'Message' || entry.type === 'Term' ? [entry] : [])).flatMap(spoken)

  it('is set as French is: curved apostrophes, and no space that breaks before : ; ! ? » € %', () => {
    expect(texts.filter((text) => text.includes("'"))).toEqual([])
    expect(texts.filter((text) => / [:;!?»](?!\w)|« |(?:\d|^) [€%](?!\w)/m.test(text))).toEqual([])
  })
})
