// SPDX-License-Identifier: AGPL-3.0-or-later
import { lazy } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { RequireLogin } from './account/RequireLogin.tsx'
import { Layout } from './layout/Layout.tsx'
import { ProductListPage } from './products/ProductListPage.tsx'

// The list is what most visits begin with; everything else comes when it is opened.
const ProductPage = lazy(() => import('./products/ProductPage.tsx'))
const CartPage = lazy(() => import('./cart/CartPage.tsx'))
const LoginPage = lazy(() => import('./account/LoginPage.tsx'))
const RegisterPage = lazy(() => import('./account/RegisterPage.tsx'))
const ForgotPage = lazy(() => import('./account/ForgotPage.tsx'))
const ResetPage = lazy(() => import('./account/ResetPage.tsx'))
const AccountLayout = lazy(() => import('./account/AccountLayout.tsx'))
const ProfilePage = lazy(() => import('./account/ProfilePage.tsx'))
const MailsPage = lazy(() => import('./mails/MailsPage.tsx'))
const MailPage = lazy(() => import('./mails/MailPage.tsx'))
const CheckoutPage = lazy(() => import('./checkout/CheckoutPage.tsx'))
const OrdersPage = lazy(() => import('./orders/OrdersPage.tsx'))
const OrderPage = lazy(() => import('./orders/OrderPage.tsx'))
const DonePage = lazy(() => import('./orders/DonePage.tsx'))
const RulesPage = lazy(() => import('./rules/RulesPage.tsx'))
const MissingPage = lazy(() => import('./layout/MissingPage.tsx'))

export function App() {
  return (
    <BrowserRouter basename="/shop">
      <Routes>
        <Route element={<Layout />}>
          <Route index element={<ProductListPage />} />
          <Route path="product/:id" element={<ProductPage />} />
          <Route path="cart" element={<CartPage />} />
          <Route path="login" element={<LoginPage />} />
          <Route path="register" element={<RegisterPage />} />
          <Route path="password/forgot" element={<ForgotPage />} />
          <Route path="password/reset" element={<ResetPage />} />
          <Route path="rules" element={<RulesPage />} />
          <Route element={<RequireLogin />}>
            <Route path="checkout/:step?" element={<CheckoutPage />} />
            <Route path="orders/:id/done" element={<DonePage />} />
            <Route element={<AccountLayout />}>
              <Route path="orders" element={<OrdersPage />} />
              <Route path="orders/:id" element={<OrderPage />} />
              <Route path="mails" element={<MailsPage />} />
              <Route path="mails/:id" element={<MailPage />} />
              <Route path="profile" element={<ProfilePage />} />
            </Route>
          </Route>
          <Route path="*" element={<MissingPage />} />
        </Route>
      </Routes>
    </BrowserRouter>
  )
}
