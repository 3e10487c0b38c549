# SPDX-License-Identifier: AGPL-3.0-or-later
# What the program answers: refusals of the API by their code, faults of fields, the API page.

error-validation-failed = Invalid request
error-validation-failed-detail = One or more fields are missing, unknown or out of range.
error-malformed-json = Unreadable request
error-malformed-json-detail = The body is not valid JSON in UTF-8.
error-payload-too-large = Request too large
error-payload-too-large-detail = The body is larger than { $mib } MiB.
error-login-required = Login required
error-login-required-detail = Log in to your customer account first.
error-invalid-credentials = Login refused
error-invalid-credentials-detail = The e-mail address or the password is wrong.
error-email-taken = Address already in use
error-email-taken-detail = An account with this e-mail address exists already.
error-admin-required = Instructor’s login required
error-admin-required-detail = Send a valid token in the X-Admin-Token header.
error-student-unknown = You have not entered yet
error-student-unknown-detail = Enter on the students’ page, or send your token in the X-Student-Token header.
error-students-full = The list of students is full
error-students-full-detail = No other student can enter. Tell the instructor.
error-student-mode-locked = Commands locked
error-student-mode-locked-detail = The instructor has locked the students’ commands.
error-student-not-shared = For the instructor only
error-student-not-shared-detail = This acts on everyone: only the instructor may change it now.
error-scenario-running = Something shared is already on
error-scenario-running-detail = { $by ->
    [instructor] The instructor already runs something that acts on everyone.
   *[other] { $alias } already runs something that acts on everyone.
  }
error-account-unknown = Unknown account
error-account-unknown-detail = No account has this address.
error-password-wrong = Wrong password
error-password-wrong-detail = This account exists, but it has another password.
error-too-many-attempts = Too many attempts
error-too-many-attempts-detail = Too many wrong attempts. Try again in { $seconds } s.
error-forbidden = Not allowed
error-forbidden-detail = This account does not have the right to do that.
error-origin-refused = Origin refused
error-origin-refused-detail = A page of another site may not act in your name.
error-not-found = Not found
error-not-found-detail = What you ask for does not exist, or is not yours.
error-no-such-path = Not found
error-no-such-path-detail = There is nothing at this address.
error-profiles-off = Not here
error-profiles-off-detail = This program takes no profiles: they are switched off, or the machine does not allow them.
error-method-not-allowed = Method not allowed
error-method-not-allowed-detail = This address does not take that method.
error-overloaded = Too busy
error-overloaded-detail = The shop is too busy. Try again in a moment.
error-starting = The shop is starting
error-starting-detail = The shop is starting again. Try again in { $seconds } s.
error-service-unavailable = Service unavailable
error-service-unavailable-detail = The shop does not answer for the moment. Try again shortly.
error-try-again = Try again
error-try-again-detail = Two operations met. Nothing was booked: try again.
error-database-unavailable = Out of service
error-database-unavailable-detail = The shop cannot reach its data. Try again in a moment.
error-internal-error = Internal error
error-internal-error-detail = Something went wrong on our side. Give the trace number to whoever runs the shop.
error-checkout-step = Step too early
error-checkout-step-detail = The step that is due is: { $due ->
        [address] the address
        [shipping] the shipping mode
        [payment] the payment
       *[confirm] the confirmation
    }.
error-review-exists = Already reviewed
error-review-exists-detail = You have reviewed this product already.
error-reset-token-invalid = Link no longer valid
error-reset-token-invalid-detail = This link is unknown, was used already or is more than 30 minutes old. Ask for a new one.
error-promo-taken = Code already in use
error-promo-taken-detail = A promo code of this name exists already.
error-product-in-use = Product already sold
error-product-in-use-detail = The product is in at least one order and cannot be deleted. With a stock of 0 it is no longer sold.
error-customer-in-use = Customer with orders
error-customer-in-use-detail = The customer has at least one order and cannot be deleted.
error-admin-protected = Superadmin
error-admin-protected-detail = The superadmin can neither be deleted nor lose rights.
error-cart-empty = Empty cart
error-cart-empty-detail = Put at least one product into the cart.
error-cart-changed = The cart has changed
error-cart-changed-detail = The cart or a price has changed since the payment. Go through shipping and payment again.
error-security-token-invalid = Wrong security token
error-security-token-invalid-detail = The security token is not the one of this session.
error-token-missing = Missing token
error-token-missing-detail = This call lacks the header { $header }.
error-token-invalid = Wrong token
error-token-invalid-detail = The header { $header } is not the one of this session.
error-token-replayed = Token used before
error-token-replayed-detail = The header { $header } has been used, and can be used only once.
error-token-expired = Token expired
error-token-expired-detail = The header { $header } has expired. Ask for a fresh one.
error-step-out-of-order = Step out of order
error-step-out-of-order-detail = The header { $header } does not name the step that is due for this call.
error-signature-invalid = Wrong signature
error-signature-invalid-detail = The header { $header } is not the signature of this call.
error-promo-unknown = Unknown promo code
error-promo-unknown-detail = The code { $promo } does not exist.
error-promo-expired = Expired promo code
error-promo-expired-detail = The code { $promo } has expired.
error-promo-not-applicable = Promo code not applicable
error-promo-not-applicable-detail = The code { $promo } does not apply to this order.
error-voucher-not-applicable = Voucher not available
error-voucher-not-applicable-detail = A voucher costs 100 loyalty points; the account has fewer.
error-payment-declined = Payment declined
error-payment-declined-detail = The bank has declined the card. Use another one.
error-insufficient-funds = Insufficient funds
error-insufficient-funds-detail = The card does not have the funds. Use another one.
error-order-state = Not possible any more
error-order-state-detail = { $status ->
        [shipped] The order has been shipped already.
        [delivered] The order has been delivered already.
        [cancelled] The order has been cancelled already.
       *[other] The state of the order does not allow it.
    }
error-stock-insufficient = Not enough stock
error-stock-insufficient-detail = { $product }: only { $available } left.

field-required = This field is required.
field-type = This field must be of type { $expected }.
field-unknown-field = This field is unknown.
field-too-short = At least { $min } characters are expected.
field-too-short-items = At least { $items } entries are expected.
field-too-long = At most { $max } characters are allowed.
field-too-long-items = At most { $items } entries are allowed.
field-out-of-range = The value must be from { $min } to { $max }.
field-out-of-range-min = The value must be at least { $min }.
field-out-of-range-max = The value must be at most { $max }.
field-out-of-range-any = The value is out of range.
field-not-allowed = The value must be one of: { $expected }.
field-format = The format is not the expected one.
field-unknown-country = The shop does not deliver to this country.
field-postal-code = This is not a postcode of this country.
field-phone = This is not a phone number of this country.
field-age = The age must be from 16 to 120 years.
field-cents = An amount has two decimals at most.
field-unknown-category = The shop has no such category.
field-picture-format = A PNG, JPEG or WebP picture is expected.
field-not-with-kind = A code of this kind does not take this field.
field-card-number = This card number is not valid.
field-card-expired = This card has expired.

mail-password-subject = Your new password
mail-password-hello = Hello { $name },
mail-password-why = You asked to choose a new password. In the shop, open “Forgotten password” and give this code:
mail-password-until = It works once, within 30 minutes.
mail-password-ignore = If you asked for nothing, ignore this message: your password does not change.

docs-title = PerfShop: the API
docs-parameter = Parameter
docs-body = Body
docs-answer = Answer

admin-first = Instructor: { $email }, password { $password } (shown this once; only its hash is kept)
admin-known = Instructor: { $email } (new password: perfshop admin set-password)
refusal-database = The database { $url } cannot be used: { $problem }
refusal-database-newer = The database { $url } comes from a newer version of the program (schema { $found }, this one knows { $known }). Start the newer version.

# Above the products that were found.
shop-search-message = Results for “{ $query }”
