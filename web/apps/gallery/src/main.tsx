// SPDX-License-Identifier: AGPL-3.0-or-later
// Every component of packages/ui in both moods, for whoever maintains them: `npm run gallery`. It is not a part of the program.
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import '@perfshop/ui/chart/chart.css'
import './gallery.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { ToastProvider } from '@perfshop/ui/Toasts.tsx'
import { Gallery } from './Gallery.tsx'

const cockpit = new URLSearchParams(location.search).get('mood') === 'cockpit'
await (cockpit ? import('@perfshop/ui/mood-cockpit.css') : import('@perfshop/ui/mood-shop.css'))
const files = import.meta.glob('../../../../content/texts/*/ui.ftl', { query: '?raw', import: 'default' })
void start(
  files,
  createQueries(() => undefined),
  <ToastProvider>
    <Gallery other={cockpit ? '?mood=shop' : '?mood=cockpit'} />
  </ToastProvider>,
)
