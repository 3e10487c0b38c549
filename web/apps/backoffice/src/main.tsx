// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-cockpit.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import '@perfshop/admin/admin.css'
import './styles/frame.css'
import './styles/list.css'
import './styles/form.css'
import './styles/detail.css'
import { startForAdmin } from '@perfshop/admin/start.tsx'
import { App } from './App.tsx'
import { ME } from './frame/me.ts'

// The words of orders, amounts and addresses are the shop's own: they stand in its file once.
const files = import.meta.glob('../../../../content/texts/*/{ui,admin,backoffice,shop,categories}.ftl', { query: '?raw', import: 'default' })

startForAdmin(files, <App />, (problem, queries) => {
  // A right that was taken away meanwhile: ask again who this is, and the page that says so takes over.
  if (problem.status === 403) void queries.invalidateQueries({ queryKey: ME })
})
