# SPDX-License-Identifier: AGPL-3.0-or-later
## The vulnerable portal, under /shop/admin.

portal-title = Management portal
portal-leave = Leave
portal-shop = The shop
portal-source = Source code
portal-places = Parts of the portal
portal-place-users = Users
portal-place-orders = Internal orders
portal-place-preview = Picture preview
portal-place-logs = Logs
portal-login = Log in
portal-login-text = Come in with your account of the shop.
portal-login-email = E-mail
portal-login-password = Password
portal-login-submit = Enter
portal-login-wrong = Unknown e-mail or password.
portal-admins-only = This part is for administrators.
portal-proof = Proof:
portal-users-id = Number
portal-users-name = Name
portal-users-email = E-mail
portal-users-role = Role
portal-users-last = Last login
portal-orders-number = Order
portal-orders-customer = Customer
portal-orders-total = Total
portal-orders-status = State
portal-preview-url = Address of the picture
portal-preview-show = Show
portal-preview-picture = The picture that was asked for
portal-preview-answer = { $url } answered { $status }.
