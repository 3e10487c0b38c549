# SPDX-License-Identifier: AGPL-3.0-or-later
# The shop's mails, and what they share with the invoice: amounts, dates, the labels of the totals.

amount = €{ $amount }
# Between thousands, then before the cents.
amount-group = ,
amount-decimals = .
date-long = { $day } { $month ->
        [m1] January
        [m2] February
        [m3] March
        [m4] April
        [m5] May
        [m6] June
        [m7] July
        [m8] August
        [m9] September
        [m10] October
        [m11] November
       *[m12] December
    } { $year }

bill-goods = Goods
bill-discount = Discount
bill-discount-code = Discount ({ $promo })
bill-shipping = { $mode ->
        [express] Express
        [premium] Premium
       *[standard] Standard
    } delivery
bill-total = Total incl. VAT
bill-vat = of which VAT at 20%
bill-voucher = Loyalty voucher
bill-to-pay = Paid by card

mail-order-subject = Your order { $number }
mail-order-hello = Hello { $name },
mail-order-thanks = Thank you for your order { $number } of { $date }. It is paid and we are preparing it.
mail-order-lines = Your order
mail-order-line = { $quantity } × { $name } ({ $price } each)
mail-order-address = Delivery address
mail-order-payment = Payment
mail-order-card = { $brand } ending in { $last4 }
mail-order-points = This order earns you { $points } loyalty points.
mail-order-regards = See you soon, PerfShop
mail-order-notice = PerfShop is a training shop: nothing is really sold, charged or delivered.
