// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-cockpit.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import '@perfshop/ui/chart/chart.css'
import './styles/frame.css'
import './styles/active.css'
import './styles/audit.css'
import './styles/levers.css'
import './styles/figures.css'
import './styles/pages.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { App } from './App.tsx'
import { forgetAdmin } from './auth/admin.ts'
import { applyTheme } from './theme.ts'

const files = import.meta.glob('../../../../content/texts/*/{ui,cockpit}.ftl', { query: '?raw', import: 'default' })

// A 401 means that the token has ended, wherever it was noticed: back to the login.
const queries = createQueries((problem) => {
  if (problem.status === 401) forgetAdmin()
})

applyTheme()
void start(files, queries, <App />)
