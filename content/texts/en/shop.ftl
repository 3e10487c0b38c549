# SPDX-License-Identifier: AGPL-3.0-or-later
## The shop.

shop-title = PerfShop
shop-title-page = { $page } – PerfShop
shop-skip = Skip to content
shop-home = PerfShop, shop home
shop-promise-shipping = Free standard delivery from €50
shop-promise-days = At your door in 1 to 5 days
shop-promise-points = 1 loyalty point per euro

shop-search = Search for a product
shop-search-placeholder = Search for a product
shop-search-clear = Clear the search
shop-account-login = Log in
shop-account = Account
shop-account-orders = My orders
shop-account-mine = My account
shop-account-mails = My messages
shop-account-profile = My profile
shop-account-logout = Log out
shop-cart = Cart
shop-cart-count = { $count ->
    [0] empty
    [one] { $count } item
   *[other] { $count } items
}

shop-footer-nav = Footer
shop-footer-rules = Rules of the shop
shop-footer-source = Source code
shop-footer-licence = Free software under the AGPL-3.0 licence
shop-footer-training = Training shop: nothing is charged, nothing is shipped.

## List of products

shop-list-all = All products
shop-list-headline = Good things, made well, for every day.
shop-list-results = Results for “{ $query }”
shop-list-count = { $count ->
    [0] No products
    [one] { $count } product
   *[other] { $count } products
}
shop-list-count-many = More than 10,000 products
shop-list-categories = Categories
shop-list-filters = Filters
shop-list-price = Price
shop-list-price-min = From (€)
shop-list-price-max = To (€)
shop-list-price-apply = Apply price
shop-list-price-clear = Clear price
shop-list-price-order = The lower price is above the higher one.
shop-list-price-wrong = A price in euros, such as 12.50.
shop-list-sort = Sort by
shop-sort-id = Our selection
shop-sort-new = Newest
shop-sort-cheap = Price, low to high
shop-sort-dear = Price, high to low
shop-sort-name = Name, A to Z
shop-list-pages = Product pages
shop-list-empty-title = No product matches
shop-list-empty-text = Try a shorter word, another category or another price range.
shop-list-empty-reset = See all products
shop-list-beyond-title = The list does not go that far
shop-list-beyond-text = { $pages ->
    [one] It fits on one page.
   *[other] It has { $pages } pages.
}
shop-list-beyond-first = Back to the first page
shop-list-category-missing = Unknown category
shop-list-category-missing-title = There is no such category
shop-list-category-missing-text = Choose another one from the list, or see all our products.

## Product

shop-product-add = Add to cart
shop-product-add-named = Add to cart: { $name }
shop-product-added = Added to cart: { $name }
shop-product-view-cart = View cart
shop-product-in-cart = { $count ->
    [one] One is already in your cart.
   *[other] { $count } are already in your cart.
}
shop-product-all-in-cart = In stock: { $stock }, of which { $had } already in your cart.
shop-product-vat = 20% VAT included
shop-product-in-stock = In stock
shop-product-few = { $count ->
    [one] Only one left
   *[other] Only { $count } left
}
shop-product-out = Sold out
shop-product-quantity = Quantity
shop-product-quantity-wrong = Type a whole number from 1 to { $max }.
shop-product-less = Decrease quantity
shop-product-more = Increase quantity
shop-product-description = Description
shop-product-related = In the same category
shop-product-breadcrumb = Breadcrumb
shop-product-missing-title = This product does not exist
shop-product-missing-text = It may have left our catalogue.
shop-rating = { $count ->
    [one] Rated { $rating } out of 5, { $count } review
   *[other] Rated { $rating } out of 5, { $count } reviews
}

## Reviews

shop-reviews-title = Customer reviews
shop-reviews-none = Nobody has reviewed this yet. Be the first.
shop-reviews-pages = Review pages
shop-review-rating = { $rating } out of 5
shop-review-write = Write a review
shop-review-login = Log in to review this product.
shop-review-kept = Your session has ended. Your text will be here after you log in.
shop-review-your-rating = Your rating
shop-review-rating-missing = Choose from 1 to 5 stars.
shop-review-text = Your review
shop-review-send = Publish my review
shop-review-thanks = Thank you, your review is published.

## Cart

shop-cart-title = Your cart
shop-cart-empty-title = Your cart is empty
shop-cart-empty-text = The products you choose will wait for you here.
shop-cart-empty-link = Discover our products
shop-cart-quantity = Quantity of { $name }
shop-cart-less = Decrease: { $name }
shop-cart-more = Increase: { $name }
shop-cart-remove = Remove { $name }
shop-cart-unit = { $price } each
shop-cart-subtotal = Subtotal
shop-cart-shipping-later = Delivery is chosen at the next step.
shop-cart-checkout = Check out
shop-cart-continue = Continue shopping
shop-cart-summary = Summary
shop-cart-removed = Removed from the cart: { $name }
shop-cart-out = Sold out: remove this product to be able to order.
shop-cart-short = Only { $left } left.
shop-cart-take-left = Keep { $left }
shop-cart-take-left-named = Keep { $left }: { $name }
shop-cart-not-enough = A quantity exceeds our stock. Correct it to be able to order.
shop-cart-other-tab = Your cart changed in another tab. Here it is, up to date.

## Login

shop-login-title = Welcome back
shop-login-text = Log in to order and to follow your orders.
shop-login-email = E-mail address
shop-login-password = Password
shop-login-submit = Log in
shop-login-wrong = Wrong e-mail address or password.
shop-login-expired = Your session has ended. Log in to continue.
shop-login-forgot = Forgotten password
shop-login-register = Create an account

shop-register-title = Create an account
shop-register-text = It takes a minute. Your cart comes with you.
shop-register-submit = Create my account
shop-register-login = I already have an account
shop-register-welcome = Welcome, { $name }. Your account is ready.
shop-password-hint = At least { $min } characters
shop-password-back = Back to the login
shop-forgot-title = Forgotten password
shop-forgot-text = Give your account’s e-mail address and we will send it a code.
shop-forgot-submit = Send me a code
shop-forgot-have-code = I already have a code
shop-reset-title = New password
shop-reset-text = Give the code that you received by e-mail, then the password of your choice.
shop-reset-mailed = If there is an account for { $email }, a code was sent to it. It works once, within 30 minutes.
shop-reset-code = Code received by e-mail
shop-reset-password = New password
shop-reset-submit = Change the password
shop-reset-again = Ask for another code
shop-reset-done = Your password is changed. Log in with it.

## Fields

shop-field-required = This field is required.
shop-field-email = An e-mail address, such as name@example.com.
shop-field-short = At least { $min } characters.
shop-undo = Undo

## Profile and messages

shop-profile-you = You
shop-profile-civility = Title
shop-civility-M = Mr
shop-civility-Mme = Ms
shop-civility-Mx = Mx
shop-profile-birth-date = Date of birth
shop-profile-address = Address
shop-profile-save = Save
shop-profile-saved = Profile saved
shop-profile-kept = Your session had ended. What you had typed is still here, to be saved.
shop-profile-same = Nothing has changed.
shop-mails-text = What the shop has written to you.
shop-mails-pages = Message pages
shop-mails-empty-title = No message yet
shop-mails-empty-text = Each order brings you one, with every cent of it.
shop-mail-sent-at = Sent on { $date }
shop-mail-back = All my messages
shop-mail-missing-title = This message does not exist
shop-mail-missing-text = It does not exist, or it is not yours.

## Checkout in four steps

shop-checkout-title = Checkout
shop-checkout-steps = Checkout steps
shop-step-address = Address
shop-step-shipping = Delivery
shop-step-payment = Payment
shop-step-confirm = Review
shop-step-done = done
shop-checkout-back = Back
shop-checkout-again = The checkout went back to an earlier step.
shop-checkout-cart-changed = Your cart has changed, here or in another tab. Delivery and payment have to be done again.
shop-checkout-cart = Change the cart

shop-address-title = Where do we deliver?
shop-address-first-name = First name
shop-address-last-name = Last name
shop-address-street = Street address
shop-address-postal-code = Postcode
shop-address-city = City
shop-address-region = Region
shop-address-country = Country
shop-address-country-choose = Choose a country
shop-address-phone = Phone
shop-optional = (optional)
shop-address-next = Continue to delivery

shop-shipping-title = How do we deliver?
shop-mode-standard = Standard
shop-mode-express = Express
shop-mode-premium = Premium
shop-mode-standard-time = 5 days
shop-mode-express-time = 2 days
shop-mode-premium-time = 1 day
shop-mode-standard-price = €4.90, free from €50 of goods
shop-mode-express-price = €9.90
shop-mode-premium-price = €19.90
shop-shipping-abroad = Outside the European Union, €10 is added.
shop-shipping-fee = { $days ->
    [one] Delivery in { $days } day: { $fee }
   *[other] Delivery in { $days } days: { $fee }
}
shop-shipping-free = free
shop-shipping-next = Continue to payment
shop-promo-title = Promo code
shop-promo-label = Promo code
shop-promo-missing = Enter a code first.
shop-promo-wrong = A code has only letters, digits, - and _.
shop-promo-apply = Apply
shop-promo-applied = Code { $code }: { $amount } off
shop-promo-applied-shipping = Code { $code } applied
shop-promo-remove = Remove the code

shop-payment-title = How do you pay?
shop-payment-number = Card number
shop-payment-expiry = Expiry
shop-payment-expiry-hint = MM/YY
shop-payment-cvv = Security code
shop-payment-cvv-hint = 3 or 4 digits
shop-payment-number-wrong = This card number is not valid.
shop-payment-expiry-wrong = A month and a year, for example 08/30.
shop-payment-expiry-past = This card has expired.
shop-payment-cvv-wrong = 3 or 4 digits, on the back of the card.
shop-payment-holder = Name on card
shop-payment-training = Training shop: no card is charged. Use a test number, for example 4111 1111 1111 1111.
shop-payment-voucher = Use a loyalty voucher
shop-payment-voucher-text = 100 points pay up to €5. You have { $points } points.
shop-payment-next = Review the order

shop-confirm-title = Is everything right?
shop-confirm-to = Deliver to
shop-confirm-mode = Delivery
shop-confirm-card = Card
shop-confirm-card-ending = Ending in { $digits }
shop-confirm-change = Change
shop-confirm-change-named = Change: { $what }
shop-confirm-pay = Order and pay { $amount }
shop-confirm-paying = Placing the order…
shop-confirm-retry = The answer got lost on its way. You can safely try again: the order is placed only once.
shop-confirm-to-cart = Correct the cart

shop-amount-goods = Goods
shop-amount-discount = Discount
shop-amount-shipping = Delivery
shop-amount-total = Total incl. VAT
shop-amount-vat = of which VAT
shop-amount-voucher = Loyalty voucher
shop-amount-to-pay = To pay
shop-amount-paid = Paid
shop-amount-free = Free
shop-amount-later = at the next step

## Confirmation and orders

shop-done-title = Thank you, your order is placed
shop-done-text = Order { $number }. We are preparing your parcel.
shop-done-see = See the order
shop-done-mail = Read the confirmation
shop-orders-title = My orders
shop-orders-points = { $points ->
    [one] { $points } loyalty point
   *[other] { $points } loyalty points
}
shop-orders-empty-title = No orders yet
shop-orders-empty-text = Your orders and their progress will appear here.
shop-orders-pages = Order pages
shop-orders-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
shop-orders-see = See order { $number }
shop-order-title = Order { $number }
shop-order-paid-at = Paid on { $date }
shop-order-items = Items
shop-order-address = Delivery address
shop-order-payment = Payment
shop-order-card = { $brand } ending in { $digits }
shop-order-points = { $points ->
    [one] { $points } loyalty point earned
   *[other] { $points } loyalty points earned
}
shop-order-quantity = Quantity: { $count }
shop-order-progress = Progress
shop-order-missing-title = This order does not exist
shop-order-missing-text = It does not exist, or it is not yours.
shop-order-back = All my orders
shop-status-PENDING = Pending
shop-status-PAID = Paid
shop-status-PREPARING = Being prepared
shop-status-SHIPPED = Shipped
shop-status-DELIVERED = Delivered
shop-status-CANCELLED = Cancelled
shop-payment-status-REFUNDED = Refunded
shop-order-invoice = Invoice (PDF)
shop-order-refunded = Order cancelled. { $amount } went back to the card.
shop-order-points-back = { $points ->
    [one] { $points } loyalty point taken back
   *[other] { $points } loyalty points taken back
}
shop-cancel-open = Cancel the order
shop-cancel-title = Cancel order { $number }?
shop-cancel-refund = { $amount } go back to the card.
shop-cancel-no-refund = Nothing had been charged to the card.
shop-cancel-points = { $points ->
    [one] The loyalty point earned is taken back.
   *[other] The { $points } loyalty points earned are taken back.
}
shop-cancel-voucher = The { $points } points of the loyalty voucher are given back.
shop-cancel-final = A cancelled order cannot be taken up again.
shop-cancel-confirm = Cancel the order
shop-cancel-keep = Keep it
shop-cancel-done = Order { $number } is cancelled.

## Page not found

shop-missing-title = This page does not exist
shop-missing-text = The address may have been copied wrongly.
shop-missing-link = Back to the shop

## Rules

shop-rules-title = The rules of the shop, to the cent
shop-rules-intro = Everything the shop calculates follows these rules. A deviation, even of one cent, is a defect.
shop-rules-head-rule = Rule
shop-rules-head-text = What the shop does
shop-rule-price = Price
shop-rule-price-text = Prices include VAT and are in euros.
shop-rule-vat = VAT
shop-rule-vat-text = One rate, 20%, whatever the product and country (a simplification). For each line after discount, and for the delivery: net = gross / 1.20, rounded half up to the cent; VAT = gross − net.
shop-rule-totals = Lines and totals
shop-rule-totals-text = Line = unit price × quantity. Goods = sum of the lines. Total = goods − discount + delivery. To pay = total − loyalty voucher, never below 0.
shop-rule-promo = Promo codes
shop-rule-promo-text = WELCOME10: 10% on a first order (no earlier order that is not cancelled). SAVE5: €5 from €50 of goods. FREESHIP: the delivery mode’s own price becomes 0. SUMMER15: expired. One code per order.
shop-rule-rounding = A discount’s rounding
shop-rule-rounding-text = Half up to the cent on the goods, shared over the lines by largest remainder (ties go to the first line), so that the lines add up exactly.
shop-rule-loyalty = Loyalty
shop-rule-loyalty-text = 1 point per whole euro of goods after discount, granted when the order is paid, taken back when it is cancelled (the balance may go below 0). A voucher costs 100 points and pays the smaller of €5 and goods − discount; one per order. It is a means of payment: it changes neither VAT, nor points, nor the free delivery threshold. A cancellation gives its points back.
shop-rule-shipping = Delivery
shop-rule-shipping-text = Standard: €4.90 and 5 days, free from €50 of goods after discount. Express: €9.90 and 2 days. Premium: €19.90 and 1 day. Plus €10 outside the 27 states of the European Union, always, even with FREESHIP or above the threshold.
shop-rule-currency = Currency
shop-rule-currency-text = Everything is in euros. For display only, rounded half up to the cent: €1 = 0.85 GBP, 1.10 USD, 0.95 CHF.
shop-rule-stock = Stock
shop-rule-stock-text = Decreased with the order, never below 0, restored by a cancellation. When there is too little, the order is refused and the product named.
shop-rule-checkout = Steps
shop-rule-checkout-text = Address, delivery, payment, order, in this sequence. Any change of cart, promo code or address goes back to delivery. The order must be the cart that was paid, at the prices shown.
shop-rule-order = Order
shop-rule-order-text = Pending (while the payment is booked), paid, being prepared after 1 min, shipped after 5, delivered after 15, counted from placing. It can be cancelled up to and during preparation; the payment is then refunded. Number: PS-YYYYMMDD-identifier.
shop-rule-once = Only once
shop-rule-once-text = Repeating a submission gives the first order, never a second one.
shop-rule-payment = Payment
shop-rule-payment-text = Authorised at the payment step, captured with the order. Number valid by Luhn, card not expired, security code of 3 or 4 digits, dropped at once. 4000 0000 0000 0002 is declined, 4000 0000 0000 9995 has no funds; any other valid number is accepted.
shop-rule-session = Session
shop-rule-session-text = Ends after 30 minutes without activity, and at once by logging out. A visitor’s cart joins the customer’s at login: quantities are added, within the stock.
shop-rule-profile = Profile
shop-rule-profile-text = Civility M, Mme or Mx; names of 2 to 100 characters; age from 16 to 120; phone and postcode by country; unique e-mail address.
shop-rule-times = Times
shop-rule-times-text = Shown in Paris time.
