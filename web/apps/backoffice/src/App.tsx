// SPDX-License-Identifier: AGPL-3.0-or-later
import { useAdmin } from '@perfshop/admin/admin.ts'
import { LoginPage } from '@perfshop/admin/LoginPage.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { ToastProvider } from '@perfshop/ui/Toasts.tsx'
import { lazy, useEffect } from 'react'
import { createBrowserRouter, createRoutesFromElements, Navigate, Route } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { Frame } from './frame/Frame.tsx'
import { ProductsPage } from './products/ProductsPage.tsx'

// The products are what most visits begin with; everything else comes when it is opened.
const ProductPage = lazy(() => import('./products/ProductPage.tsx'))
const CustomersPage = lazy(() => import('./customers/CustomersPage.tsx'))
const CustomerPage = lazy(() => import('./customers/CustomerPage.tsx'))
const OrdersPage = lazy(() => import('./orders/OrdersPage.tsx'))
const OrderPage = lazy(() => import('./orders/OrderPage.tsx'))
const PromosPage = lazy(() => import('./promos/PromosPage.tsx'))
const PromoPage = lazy(() => import('./promos/PromoPage.tsx'))
const MailsPage = lazy(() => import('./mails/MailsPage.tsx'))
const MailPage = lazy(() => import('./mails/MailPage.tsx'))
const ResetPage = lazy(() => import('./reset/ResetPage.tsx'))
const MissingPage = lazy(() => import('./frame/MissingPage.tsx'))

// With its data router, because a form that is not saved asks before it is left.
const router = createBrowserRouter(
  createRoutesFromElements(
    <Route element={<Frame />}>
      <Route index element={<Navigate to="/products" replace />} />
      <Route path="products" element={<ProductsPage />} />
      <Route path="products/:id" element={<ProductPage />} />
      <Route path="customers" element={<CustomersPage />} />
      <Route path="customers/:id" element={<CustomerPage />} />
      <Route path="orders" element={<OrdersPage />} />
      <Route path="orders/:id" element={<OrderPage />} />
      <Route path="promo-codes" element={<PromosPage />} />
      <Route path="promo-codes/:code" element={<PromoPage />} />
      <Route path="mails" element={<MailsPage />} />
      <Route path="mails/:id" element={<MailPage />} />
      <Route path="reset" element={<ResetPage />} />
      <Route path="*" element={<MissingPage />} />
    </Route>,
  ),
  { basename: '/backoffice' },
)

export function App() {
  const t = useText()
  const admin = useAdmin()
  const title = t('backoffice-title')
  useEffect(() => {
    if (admin === null) document.title = title
  }, [admin, title])
  if (admin === null) return <LoginPage title={title} />
  return (
    <ToastProvider key={admin.token}>
      <RouterProvider router={router} />
    </ToastProvider>
  )
}
