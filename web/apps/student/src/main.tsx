// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-shop.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import './styles/desk.css'
import './styles/mine.css'
import './styles/on.css'
import './styles/families.css'
import './styles/scenarios.css'
import './styles/debrief.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { ToastProvider } from '@perfshop/ui/Toasts.tsx'
import { STATUS } from './status.ts'
import { StudentPage } from './StudentPage.tsx'

const files = import.meta.glob('../../../../content/texts/*/{ui,student}.ftl', { query: '?raw', import: 'default' })

// A 401 on any call means that this browser is nobody any more, whatever the page still believes.
const queries = createQueries((problem, client) => {
  if (problem.status === 401) client.setQueryData(STATUS, null)
})

void start(files, queries, <ToastProvider><StudentPage /></ToastProvider>)
