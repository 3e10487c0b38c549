// SPDX-License-Identifier: AGPL-3.0-or-later
import { lazy } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { ChartsPage } from './charts/ChartsPage.tsx'
import { Frame } from './frame/Frame.tsx'

// The charts are what most visits are for; the rest comes when it is opened.
const TracesPage = lazy(() => import('./traces/TracesPage.tsx'))
const TracePage = lazy(() => import('./traces/TracePage.tsx'))
const LogsPage = lazy(() => import('./logs/LogsPage.tsx'))
const ProfilesPage = lazy(() => import('./profiles/ProfilesPage.tsx'))

export function App() {
  return (
    <BrowserRouter basename="/monitoring">
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<ChartsPage />} />
          <Route path="traces" element={<TracesPage />} />
          <Route path="traces/:traceId" element={<TracePage />} />
          <Route path="logs" element={<LogsPage />} />
          <Route path="profiles" element={<ProfilesPage />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </BrowserRouter>
  )
}
