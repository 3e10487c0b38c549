// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { FIGURES, inOrder } from './figures.ts'

describe('the pages by student', () => {
  it('stand in the order of a class list, those of nobody in particular last', () => {
    const names = ['', 'Zoé', 'Éric', 'eva', 'Ada'].map((student) => ({ student }))
    expect(inOrder(names, 'fr').map(({ student }) => student)).toEqual(['Ada', 'Éric', 'eva', 'Zoé', ''])
  })
  it('have each figure that a page tells, and none that its browser cannot measure', () => {
    const told = { student: 'Ada', fps: 59.5, longTasksPerSec: 0, cpuWorkerActive: 1, heapUsedMB: null, domNodeCount: 900, fetchPerSec: 2 }
    expect(FIGURES.map(({ of }) => of(told))).toEqual([59.5, 0, null, 900, 2, 1])
  })
})
