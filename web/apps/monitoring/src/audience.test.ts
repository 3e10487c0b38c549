// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, describe, expect, it, vi } from 'vitest'

/** A tab on one of the two listeners, whether somebody logged in in it or not, as it is after a load. */
async function loaded(listener: 'shop' | 'admin', kept: Map<string, string>) {
  vi.resetModules()
  vi.stubGlobal('document', { documentElement: { dataset: { listener } } })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return import('./audience.ts')
}

const withLogin = () => new Map([['perfshop.admin', JSON.stringify({ token: 'secret', email: 'a@b.example' })]])

describe('the audience', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is the instructor with a login on the instructor’s listener, and everybody else everywhere else', async () => {
    const instructor = await loaded('admin', withLogin())
    expect([instructor.loggedIn(), instructor.audience(), instructor.adminToken()]).toEqual([true, 'instructor', 'secret'])
    const without = await loaded('admin', new Map())
    expect([without.loggedIn(), without.audience(), without.adminToken()]).toEqual([false, 'students', null])
    const shop = await loaded('shop', withLogin())
    expect([shop.loggedIn(), shop.audience(), shop.adminToken()]).toEqual([false, 'students', null])
  })
  it('is the students’ as long as the instructor wants it, and knows no token meanwhile', async () => {
    const tab = withLogin()
    const before = await loaded('admin', tab)
    before.choose('students')
    expect([before.loggedIn(), before.audience(), before.adminToken()]).toEqual([true, 'students', null])
    const reloaded = await loaded('admin', tab)
    expect([reloaded.loggedIn(), reloaded.audience(), reloaded.adminToken()]).toEqual([true, 'students', null])
    reloaded.choose('instructor')
    expect([reloaded.audience(), reloaded.adminToken()]).toEqual(['instructor', 'secret'])
    expect((await loaded('admin', tab)).audience()).toBe('instructor')
  })
  it('is everybody’s from a refusal on', async () => {
    const { forget, loggedIn, audience, adminToken } = await loaded('admin', withLogin())
    forget()
    expect([loggedIn(), audience(), adminToken()]).toEqual([false, 'students', null])
  })
})
