// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-cockpit.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import '@perfshop/ui/chart/chart.css'
import '@perfshop/admin/admin.css'
import './styles/frame.css'
import './styles/panels.css'
import './styles/browsers.css'
import './styles/timeline.css'
import './styles/signals.css'
import './styles/waterfall.css'
import './styles/profiles.css'
import './styles/flame.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { App } from './App.tsx'
import { applyTheme } from '@perfshop/admin/theme.ts'
import { readHour } from './live/live.ts'

const files = import.meta.glob('../../../../content/texts/*/{ui,admin,monitoring}.ftl', { query: '?raw', import: 'default' })

applyTheme()
void readHour()
// What fails is said where it is shown; there is no login here that could have ended.
void start(files, createQueries(() => undefined), <App />)
