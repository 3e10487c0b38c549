// SPDX-License-Identifier: AGPL-3.0-or-later
import '@perfshop/ui/tokens.css'
import '@perfshop/ui/mood-shop.css'
import '@perfshop/ui/base.css'
import '@perfshop/ui/controls.css'
import './styles/site.css'
import './styles/list.css'
import './styles/product.css'
import './styles/cart.css'
import './styles/checkout.css'
import './styles/orders.css'
import './styles/account.css'
import './styles/reviews.css'
import { createQueries, start } from '@perfshop/ui/start.tsx'
import { ToastProvider } from '@perfshop/ui/Toasts.tsx'
import { knownCustomer, SESSION } from './account/session.ts'
import { startPolling } from './agent/poll.ts'
import { App } from './App.tsx'

const files = import.meta.glob('../../../../content/texts/*/{ui,shop,categories}.ftl', { query: '?raw', import: 'default' })

// A 401 on any call means that the session is over, whatever this page still believes.
const queries = createQueries((problem, client) => {
  if (problem.status !== 401) return
  const known = knownCustomer(client) !== null
  client.setQueryData(SESSION, null)
  // Its cart went with it.
  if (known) void client.invalidateQueries({ queryKey: ['cart'] })
})

void start(files, queries, <ToastProvider><App /></ToastProvider>).then(startPolling)
