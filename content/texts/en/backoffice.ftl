# SPDX-License-Identifier: AGPL-3.0-or-later
## The back office. The words of orders, amounts and addresses are the shop's (shop.ftl).

backoffice-title = Back office – PerfShop
backoffice-title-page = { $page } – PerfShop back office
backoffice-brand = Back office
backoffice-skip = Skip to content
backoffice-menu = Sections
backoffice-source = Source code
backoffice-key = Alt + { $key }
backoffice-section-products = Products
backoffice-section-customers = Customers
backoffice-section-orders = Orders
backoffice-section-promo-codes = Promo codes
backoffice-section-mails = Outgoing mail
backoffice-section-reset = Data reset

backoffice-no-right-title = The back office is not open to you
backoffice-no-right-text = The account { $email } lacks the “back office” right. The superadmin can grant it in the cockpit, under Accounts.
backoffice-missing-title = Nothing at this address
backoffice-missing-text = What you are looking for does not exist, or no longer does. A data reset deletes what was created since.

## Lists and forms

backoffice-count = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
backoffice-pages = Pages of the list
backoffice-none = There are none yet.
backoffice-none-found = Nothing matches.
backoffice-number = no. { $id }
backoffice-create = Create
backoffice-save = Save
backoffice-delete = Delete
backoffice-choose = Choose…
backoffice-none-chosen = None
backoffice-keys-save = Ctrl + Enter
backoffice-saved = Saved: { $name }
backoffice-deleted = Deleted: { $name }
backoffice-unsaved-title = Leave without saving?
backoffice-unsaved-text = What you typed in this form is not saved and will be lost.
backoffice-unsaved-leave = Leave without saving
backoffice-undo = Undo
backoffice-undone = Undone.
backoffice-undo-failed = Undo did not succeed: { $reason }
backoffice-percent = { $value }%

## Products

backoffice-products-search = Search for a product
backoffice-product-new = New product
backoffice-product-name = Name
backoffice-product-id = No.
backoffice-product-category = Category
backoffice-product-price = Price incl. VAT
backoffice-product-price-euros = Price incl. VAT (€)
backoffice-product-stock = Stock
backoffice-product-sold-out = 0 · sold out
backoffice-product-updated = Changed
backoffice-product-description = Description
backoffice-product-created = Product created: { $name }. All it needs now is a picture.
backoffice-product-picture-later = The picture is added right after the product is created.
backoffice-product-delete-title = Delete “{ $name }”?
backoffice-product-delete-text = Its number, picture and reviews go with it and do not come back. A product that was ordered cannot be deleted.
backoffice-product-sell-no-more = Set the stock to 0
backoffice-picture = Picture
backoffice-picture-of = Picture of { $name }
backoffice-picture-choose = Choose a picture
backoffice-picture-hint = PNG, JPEG or WebP, { $mib } MiB at most. You can also drop it here.
backoffice-picture-sending = Sending the picture
backoffice-picture-done = Picture replaced.
backoffice-picture-type = This file is not a PNG, JPEG or WebP picture.
backoffice-picture-size = This picture is larger than { $mib } MiB.

## Customers

backoffice-customers-search = Start of e-mail or last name
backoffice-customer-new = New customer
backoffice-customer-email = E-mail address
backoffice-customer-name = Name
backoffice-customer-points = Loyalty points
backoffice-customer-id = No.
backoffice-customer-account = Account
backoffice-customer-person = Person
backoffice-customer-address = Address
backoffice-customer-password = Password
backoffice-customer-password-new = New password
backoffice-customer-password-hint = Leave empty to keep the current one. A new one ends the customer’s sessions.
backoffice-customer-civility = Title
backoffice-civility-M = Mr
backoffice-civility-Mme = Ms
backoffice-civility-Mx = Mx
backoffice-customer-birth = Date of birth
backoffice-customer-orders = Recent orders
backoffice-customer-orders-reach = { $count ->
    [0] None among the shop’s { $newest } newest orders.
   *[other] Among the shop’s { $newest } newest orders.
}
backoffice-customer-orders-all = All orders
backoffice-customer-created = Customer created: { $name }
backoffice-customer-delete-title = Delete the account { $email }?
backoffice-customer-delete-text = Its profile, cart and mails go with it and do not come back. A customer who has ordered cannot be deleted.

## Orders

backoffice-orders-by-status = Orders by status
backoffice-orders-all = All
backoffice-order-number = Number
backoffice-order-date = Date
backoffice-order-customer = Customer
backoffice-order-status = Status
backoffice-order-quantity = Qty
backoffice-order-unit = Unit price
backoffice-order-facts = Amounts, customer and payment
backoffice-order-payment = Payment
backoffice-order-paid = Paid
backoffice-order-to-PREPARING = Start preparing
backoffice-order-to-SHIPPED = Ship
backoffice-order-to-DELIVERED = Mark as delivered
backoffice-order-moved = { $number }: { $status }
backoffice-order-cancel = Cancel the order
backoffice-order-cancel-title = Cancel order { $number }?
backoffice-order-cancel-text = The payment is refunded, stock and points are given back. A cancelled order stays cancelled.

## Promo codes

backoffice-promo-new = New code
backoffice-promo-code = Code
backoffice-promo-code-hint = Letters, digits, - and _
backoffice-promo-created = Code created: { $code }
backoffice-promo-kind = Effect
backoffice-promo-kind-percent = Percentage off
backoffice-promo-kind-firstOrder = Percentage off the first order
backoffice-promo-kind-amount = Euros off
backoffice-promo-kind-shipping = Free delivery
backoffice-promo-gives = Effect
backoffice-promo-gives-percent = −{ $value }%
backoffice-promo-gives-first = −{ $value }% off the first order
backoffice-promo-gives-amount = −{ $value }
backoffice-promo-gives-shipping = Free delivery
backoffice-promo-percent = Discount (%)
backoffice-promo-amount = Discount (€)
backoffice-promo-min = From
backoffice-promo-min-euros = Goods from (€)
backoffice-promo-expires = Expires
backoffice-promo-expires-hint = Paris time
backoffice-promo-expired = Expired, { $when }
backoffice-promo-never = Never

## Mails

backoffice-mail-subject = Subject
backoffice-mail-to = To
backoffice-mail-state = Sending
backoffice-mail-state-none = No mail server
backoffice-mail-state-waiting = Waiting
backoffice-mail-state-sent = Sent
backoffice-mail-state-failed = Failed
backoffice-mail-at = Date
backoffice-mail-order = Order
backoffice-mail-order-open = Open the order
backoffice-mail-text = Text of the mail
backoffice-mail-facts = About this mail
backoffice-mails-no-smtp = No mail server is configured: nothing is sent. For a forgotten password, open the customer’s mail and tell them their code.
backoffice-mail-help = This mail was not sent. Tell the customer the code below, or choose a password on their page.

## Data reset

backoffice-reset-intro = The shop becomes what it was on its first day, identifiers included. Everything bought, created or changed since is deleted.
backoffice-reset-goes = Goes back to the first day
backoffice-reset-goes-products = Products, stock, pictures, reviews and promo codes
backoffice-reset-goes-customers = Customers and loyalty points
backoffice-reset-goes-orders = Carts, orders and mails
backoffice-reset-goes-sessions = Customers’ logins: everyone has to log in again
backoffice-reset-stays = Does not change
backoffice-reset-stays-admins = Instructors’ accounts
backoffice-reset-stays-chaos = Active anomalies
backoffice-reset-stays-audit = Audit
backoffice-reset-stays-licence = Licence
backoffice-reset-stays-journey = Students’ journeys
backoffice-reset-start = Reset everything
backoffice-reset-ask = Delete what happened since the first day?
backoffice-reset-ask-text = It takes a few seconds and cannot be undone. Customers who are logged in lose their cart.
backoffice-reset-running = Reset under way…
backoffice-reset-done = The shop is as on its first day ({ $seconds } s).
