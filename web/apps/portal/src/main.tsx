// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-shop.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import './portal.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { PortalPage } from './PortalPage.tsx'

const files = import.meta.glob('../../../../content/texts/*/{ui,portal}.ftl', { query: '?raw', import: 'default' })

void start(files, createQueries(() => undefined), <PortalPage />)
