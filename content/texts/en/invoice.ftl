# SPDX-License-Identifier: AGPL-3.0-or-later
# The invoice as a PDF. The labels of the totals are those of the mails (mails.ftl).

invoice-title = Invoice
invoice-number = No. { $number }
invoice-date = Date: { $date }
invoice-seller = PerfShop, training shop
    12 rue de l’Exemple
    00000 Ville-Fictive
    France
    VAT: FR 00 000000000 (fictitious)
invoice-customer = Customer
invoice-name = Description
invoice-unit-price = Unit price
invoice-quantity = Qty
invoice-line-total = Amount
invoice-discount = Discount
invoice-vat = of which VAT
invoice-prices = All prices are in euros and include VAT.
invoice-vat-rate = VAT 20%
invoice-vat-net = Total excl. VAT
invoice-vat-goods = VAT on goods
invoice-vat-shipping = VAT on delivery
invoice-paid = Paid on { $date }, card { $card }.
invoice-refunded = Order cancelled: the payment has been refunded.
invoice-notice = PerfShop is a fictitious training shop: nothing was sold, charged or delivered.
invoice-page = Page { $page } of { $pages }
