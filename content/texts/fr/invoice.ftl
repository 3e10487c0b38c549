# SPDX-License-Identifier: AGPL-3.0-or-later
# La facture au format PDF. Les libellés des totaux sont ceux des courriels (mails.ftl).

invoice-title = Facture
invoice-number = N° { $number }
invoice-date = Date : { $date }
invoice-seller = PerfShop, boutique d’entraînement
    12 rue de l’Exemple
    00000 Ville-Fictive
    France
    TVA : FR 00 000000000 (fictive)
invoice-customer = Client
invoice-name = Désignation
invoice-unit-price = Prix unitaire
invoice-quantity = Qté
invoice-line-total = Montant
invoice-discount = Remise
invoice-vat = dont TVA
invoice-prices = Tous les prix sont en euros, TVA comprise.
invoice-vat-rate = TVA 20 %
invoice-vat-net = Total hors taxes
invoice-vat-goods = TVA sur les articles
invoice-vat-shipping = TVA sur la livraison
invoice-paid = Payée le { $date }, carte { $card }.
invoice-refunded = Commande annulée : le paiement a été remboursé.
invoice-notice = PerfShop est une boutique d’entraînement fictive : rien n’a été vendu, débité ni livré.
invoice-page = Page { $page } sur { $pages }
