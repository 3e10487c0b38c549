// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-cockpit.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import '@perfshop/ui/chart/chart.css'
import '@perfshop/admin/admin.css'
import './styles/frame.css'
import './styles/active.css'
import './styles/audit.css'
import './styles/levers.css'
import './styles/triggers.css'
import './styles/weather.css'
import './styles/figures.css'
import './styles/pages.css'
import { startForAdmin } from '@perfshop/admin/start.tsx'
import { App } from './App.tsx'

startForAdmin(import.meta.glob('../../../../content/texts/*/{ui,admin,cockpit}.ftl', { query: '?raw', import: 'default' }), <App />)
