// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProfileTree } from '@perfshop/api/types.ts'
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const NOW = 1_700_000_400_000

// The stream of live figures is a browser's.
vi.mock('../live/live.ts', () => ({ now: () => NOW }))
vi.mock('../audience.ts', () => ({ useAudience: () => 'students' }))

/** A program that was busy with one function, more so than a minute before. */
function answerOf({ pathname, searchParams }: URL): unknown {
  const [from, to] = [Number(searchParams.get('from') ?? NOW - 60_000), Number(searchParams.get('to') ?? NOW)]
  const busy = to === NOW ? 80 : 10
  const call = (name: string, parent: number | null, value: number, own = value) => ({ name, parent, value, own })
  const profile: ProfileTree =
    pathname === '/api/monitoring/profiles/heap'
      ? { unit: 'bytes', from: NOW, to: NOW, samples: 400, lost: 0, keptSeconds: 900, nodes: [call('perfshop', null, 3 << 20, 0), call('perfshop_shop::saved_carts::remember', 0, 3 << 20)] }
      : {
          unit: 'nanoseconds', from, to, samples: to > NOW - 900_000 ? 30 : 0, lost: 2, keptSeconds: 900,
          nodes: [call('perfshop', null, 100e6, 0), call('worker', 0, 100e6, 0), call('perfshop_shop::recommend::rank_affinities', 1, busy * 1e6), call('sqlite3_step', 1, (100 - busy) * 1e6)],
        }
  return profile
}

describe('the page of profiles', () => {
  let pageAt: (address: string, off?: boolean) => Promise<string>
  beforeAll(async () => {
    // As much of a browser as the page asks for before anybody presses anything.
    vi.stubGlobal('document', { documentElement: { lang: 'en', dataset: {} }, createElement: () => ({}) })
    vi.stubGlobal('sessionStorage', { getItem: () => null })
    const Relative = globalThis.Request
    vi.stubGlobal('Request', class extends Relative {
      constructor(input: string, init?: RequestInit) {
        super(new URL(input, 'http://shop/'), init)
      }
    })
    let off = false
    vi.stubGlobal('fetch', (request: Request) =>
      Promise.resolve(off ? Response.json({ code: 'PROFILES_OFF', title: 'Not here', detail: 'This program takes no profiles.' }, { status: 404 }) : Response.json(answerOf(new URL(request.url)))))
    const [{ createQueries }, { QueryClientProvider }, { loadTexts, TextProvider }, { default: ProfilesPage }, { profileQuery }, { createApi }, { stretchOf }] = await Promise.all([
      import('@perfshop/ui/start.tsx'), import('@tanstack/react-query'), import('@perfshop/ui/text.tsx'), import('./ProfilesPage.tsx'), import('./query.ts'), import('@perfshop/api/client.ts'), import('./stretch.ts'),
    ])
    const file = (part: string) => [`/texts/en/${part}.ftl`, () => Promise.resolve(readFileSync(new URL(`../../../../../content/texts/en/${part}.ftl`, import.meta.url), 'utf8'))] as const
    const texts = await loadTexts(Object.fromEntries([file('ui'), file('monitoring')]))
    pageAt = async (address, isOff = false) => {
      off = isOff
      const queries = createQueries(() => undefined)
      // What was refused before the page is drawn stays refused: nothing is drawn a second time here.
      queries.setDefaultOptions({ queries: { retryOnMount: false } })
      const asked = new URL(address, 'http://shop').searchParams
      const named = (name: string) => asked.get(name) ?? undefined
      const kind = asked.get('kind') === 'heap' ? 'heap' : 'cpu'
      await queries.query(profileQuery(createApi(), 'students', kind, stretchOf(named('from'), named('to')))).catch(() => undefined)
      const base = stretchOf(named('baseFrom'), named('baseTo'))
      if (base !== null) await queries.query(profileQuery(createApi(), 'students', 'cpu', base))
      const page = createElement(MemoryRouter, { initialEntries: [address] }, createElement(ProfilesPage))
      return renderToStaticMarkup(createElement(QueryClientProvider, { client: queries }, createElement(TextProvider, { texts, children: page })))
    }
  })
  afterAll(() => vi.unstubAllGlobals())

  it('shows the last minute: the picture, the functions, and what to doubt', async () => {
    const page = await pageAt('/profiles')
    expect(page).toContain('Profiles</h1>')
    expect(page).toContain('30 samples')
    expect(page).toContain('Only 30 samples: the picture is rough')
    expect(page).toContain('2 samples found no room')
    expect(page).toMatch(/role="treeitem" aria-level="3" aria-label="perfshop_shop::recommend::rank_affinities"[^>]*class="frame frame--shop"[^>]*>recommend::rank_affinities</)
    expect(page).toMatch(/80\.0% <span class="soft">80\sms/)
    expect(page).toContain(`href="/traces?since=${NOW - 60_000}&amp;until=${NOW}"`)
    expect(page).not.toContain('pprof')
  })
  it('compares shares, with signs', async () => {
    const page = await pageAt(`/profiles?from=${NOW - 60_000}&to=${NOW}&baseFrom=${NOW - 120_000}&baseTo=${NOW - 60_000}`)
    expect(page).toContain('+70.0\u00a0pt')
    expect(page).toContain('−70.0\u00a0pt')
    expect(page).toMatch(/aria-label="\+70\.0\spt recommend::rank_affinities, perfshop_shop::recommend::rank_affinities"[^>]*class="frame frame--change3"/)
    expect(page).toMatch(/aria-label="−70\.0\spt sqlite3_step, sqlite3_step"[^>]*class="frame frame--change-3"/)
    expect(page).toContain('before 10.0%')
  })
  it('shows what memory holds, which has no time to choose', async () => {
    const page = await pageAt('/profiles?kind=heap')
    expect(page).toContain('saved_carts::remember')
    expect(page).toContain('3.0\u00a0MiB')
    expect(page).not.toContain('Compare with')
  })
  it('says why there is nothing', async () => {
    expect(await pageAt('/profiles', true)).toContain('This program takes no profiles.')
    expect(await pageAt(`/profiles?from=${NOW - 2_000_000}&to=${NOW - 1_900_000}`)).toContain('too long ago: only the last 15 minutes')
  })
})
