// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Turn } from './doses.ts'
import { createHashing } from './hashing.ts'

const hash = createHashing()
addEventListener('message', (event: MessageEvent<Turn>) => hash(event.data))
