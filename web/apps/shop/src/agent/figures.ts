// SPDX-License-Identifier: AGPL-3.0-or-later
// How the page is, as it tells every 2 s while something is on.
import type { Api } from '@perfshop/api/client.ts'
import type { PageFigures } from '@perfshop/api/types.ts'
import { api } from '../api.ts'
import { isHashing } from './checksums.ts'
import { ownApi } from './ownApi.ts'
import { prefetchesOut } from './prefetch.ts'
import { heap } from './recentlySeen.ts'

const EVERY_MS = 2_000

type Middleware = Parameters<Api['use']>[number]

let stop: (() => void) | null = null

/** Measures and tells while `on`, and once more when it ends. */
export function setFigures(on: boolean): void {
  if (on) stop ??= measure()
  else {
    stop?.()
    stop = null
  }
}

function measure(): () => void {
  let [frames, longTasks, fetches, since] = [0, 0, 0, performance.now()]
  let telling = false
  const calls = new Set<string>()

  let frame = requestAnimationFrame(function count() {
    frames += 1
    frame = requestAnimationFrame(count)
  })
  const seesLongTasks = PerformanceObserver.supportedEntryTypes.includes('longtask')
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntriesByType('longtask').length
    fetches += list.getEntriesByType('resource').filter(isFetch).length
  })
  if (seesLongTasks) observer.observe({ type: 'longtask' })
  observer.observe({ type: 'resource' })
  const counting: Middleware = {
    onRequest: ({ id }) => void calls.add(id),
    onResponse: ({ id }) => void calls.delete(id),
    onError: ({ id }) => void calls.delete(id),
  }
  api.use(counting)

  async function tell(): Promise<void> {
    const now = performance.now()
    const seconds = (now - since) / 1000
    const memory = heap()
    const figures: PageFigures = {
      fps: rate(frames, seconds),
      fetchPerSec: rate(fetches, seconds),
      pendingFetches: calls.size + prefetchesOut(),
      domNodeCount: document.getElementsByTagName('*').length,
      cpuWorkerActive: isHashing(),
      ...(seesLongTasks && { longTasksPerSec: rate(longTasks, seconds) }),
      ...(memory !== undefined && { heapUsedMB: megabytes(memory.usedJSHeapSize), heapLimitMB: megabytes(memory.jsHeapSizeLimit) }),
    }
    ;[frames, longTasks, fetches, since] = [0, 0, 0, now]
    // One at a time, whatever the server takes for it; kept alive, because the last one may be a closing page's.
    telling = true
    await ownApi.POST('/api/chaos/client-metrics', { body: figures, keepalive: true }).catch(() => undefined)
    telling = false
  }

  const timer = setInterval(() => {
    if (!telling) void tell()
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    cancelAnimationFrame(frame)
    api.eject(counting)
    void tell()
    observer.disconnect()
  }
}

const isFetch = (entry: PerformanceEntry) => (entry as PerformanceResourceTiming).initiatorType === 'fetch'
const rate = (count: number, seconds: number) => Math.min(1000, Math.round((10 * count) / Math.max(seconds, 0.1)) / 10)
const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10
