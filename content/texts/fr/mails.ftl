# SPDX-License-Identifier: AGPL-3.0-or-later
# Les courriels de la boutique, et ce qu'ils ont en commun avec la facture : montants, dates, libellés des totaux.

amount = { $amount } €
# Entre les milliers, puis avant les centimes.
amount-group = { "\u202F" }
amount-decimals = ,
date-long = { $day } { $month ->
        [m1] janvier
        [m2] février
        [m3] mars
        [m4] avril
        [m5] mai
        [m6] juin
        [m7] juillet
        [m8] août
        [m9] septembre
        [m10] octobre
        [m11] novembre
       *[m12] décembre
    } { $year }

bill-goods = Articles
bill-discount = Remise
bill-discount-code = Remise ({ $promo })
bill-shipping = Livraison { $mode ->
        [express] express
        [premium] premium
       *[standard] standard
    }
bill-total = Total TTC
bill-vat = dont TVA à 20 %
bill-voucher = Bon d’achat fidélité
bill-to-pay = Payé par carte

mail-order-subject = Votre commande { $number }
mail-order-hello = Bonjour { $name },
mail-order-thanks = Merci pour votre commande { $number } du { $date }. Elle est payée et nous la préparons.
mail-order-lines = Votre commande
mail-order-line = { $quantity } × { $name } ({ $price } l’unité)
mail-order-address = Adresse de livraison
mail-order-payment = Paiement
mail-order-card = { $brand } se terminant par { $last4 }
mail-order-points = Cette commande vous rapporte { $points } points de fidélité.
mail-order-regards = À bientôt, la boutique PerfShop
mail-order-notice = PerfShop est une boutique d’entraînement : rien n’est réellement vendu, débité ni livré.
