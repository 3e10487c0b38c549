// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { due, grown, isSomething, kept, KEPT_BYTES, nodes, NOTHING, pageTurn, requestsPerSecond, timesMore, workerTurn } from './doses.ts'

const DOSES = Array.from({ length: 100 }, (_, n) => n + 1)

describe('what a dose comes to', () => {
  it('is nothing at nothing', () => {
    expect(isSomething(NOTHING)).toBe(false)
    expect(isSomething({ ...NOTHING, doubleFetch: 1 })).toBe(true)
    expect([kept(0), nodes(0), requestsPerSecond(0), timesMore(0)]).toEqual([
      { objects: 0, listeners: 0 },
      { atOnce: 0, inAll: 0, layouts: 0 },
      0,
      0,
    ])
  })

  it('cpuBurn takes its percents, in long tasks of less than 150 ms', () => {
    for (const dose of DOSES) {
      const page = pageTurn(dose)
      expect(page.busyMs / page.everyMs).toBeCloseTo(dose / 100, 10)
      expect(page.busyMs).toBeGreaterThan(50)
      expect(page.busyMs).toBeLessThan(150)
      const worker = workerTurn(dose)
      expect(worker.busyMs / worker.everyMs).toBeCloseTo(dose / 100, 10)
    }
  })

  it.each([
    [100, 1.2e9, 50_000],
    [37, 0.444e9, 18_500],
    [1, 0.012e9, 500],
  ])('memoryLeak keeps its share at %i', (dose, bytes, listeners) => {
    const goal = kept(dose)
    expect(goal.objects * KEPT_BYTES).toBeLessThanOrEqual(bytes)
    expect(goal.objects * KEPT_BYTES).toBeGreaterThan(bytes - KEPT_BYTES)
    expect(goal.listeners).toBe(listeners)
  })

  it('memoryLeak leaves a small browser alive', () => {
    expect(kept(100, 1e9).objects * KEPT_BYTES).toBeLessThanOrEqual(0.6e9)
    expect(kept(100, 4e9)).toEqual(kept(100))
  })

  it('memoryLeak grows to its goal in even steps, never past it, and shrinks at once', () => {
    const full = kept(100).objects
    let [now, steps] = [0, 0]
    for (; now < full; steps += 1) now = grown(now, full, full)
    expect([now, steps]).toEqual([full, 80])
    expect(grown(full, kept(20).objects, full)).toBe(kept(20).objects)
    expect(grown(5, 0, full)).toBe(0)
  })

  it('domFlood stays below its caps, and has room for a tick', () => {
    for (const dose of DOSES) {
      const { atOnce, inAll } = nodes(dose)
      expect(atOnce).toBeLessThanOrEqual(2_000)
      expect(inAll).toBeLessThanOrEqual(20_000)
      expect(atOnce).toBeLessThan(inAll)
    }
  })

  it.each([1, 37, 60, 100])('fetchFlood sends its rate at %i, and no more in any second', (dose) => {
    const rate = requestsPerSecond(dose)
    expect(rate).toBe(2 * dose)
    let [owed, sent, now, all] = [0, [] as number[], 0, 0]
    // Ticks as uneven as a busy page's.
    for (let tick = 0; now < 60_000; tick += 1) {
      const elapsed = [100, 40, 160, 130, 70][tick % 5] ?? 0
      now += elapsed
      sent = sent.filter((at) => now - at < 1000)
      const next = due(rate, elapsed, owed, sent.length)
      owed = next.owed
      all += next.send
      for (let n = 0; n < next.send; n += 1) sent.push(now)
      expect(sent.length).toBeLessThanOrEqual(rate)
    }
    expect(all).toBeGreaterThan(rate * 60 * 0.9)
    expect(all).toBeLessThanOrEqual(rate * 60)
  })

  it('fetchFlood makes nothing up after a pause', () => {
    expect(due(200, 60_000, 0, 0).send).toBe(50)
    expect(due(200, 100, 0, 200).send).toBe(0)
  })

  it('holds its caps whatever it is told', () => {
    expect([requestsPerSecond(255), timesMore(255), nodes(255), kept(255), workerTurn(255)]).toEqual([
      requestsPerSecond(100),
      timesMore(5),
      nodes(100),
      kept(100),
      workerTurn(100),
    ])
  })
})
