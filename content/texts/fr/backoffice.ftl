# SPDX-License-Identifier: AGPL-3.0-or-later
## Le back-office. Les mots des commandes, des montants et des adresses sont ceux de la boutique (shop.ftl).

backoffice-title = Back-office – PerfShop
backoffice-title-page = { $page } – Back-office PerfShop
backoffice-brand = Back-office
backoffice-skip = Aller au contenu
backoffice-menu = Rubriques
backoffice-source = Code source
backoffice-key = Alt + { $key }
backoffice-section-products = Produits
backoffice-section-customers = Clients
backoffice-section-orders = Commandes
backoffice-section-promo-codes = Codes promo
backoffice-section-mails = Mails sortants
backoffice-section-reset = Remise à zéro

backoffice-no-right-title = Le back-office ne vous est pas ouvert
backoffice-no-right-text = Le compte { $email } n’a pas le droit « back-office ». Le superadministrateur peut le lui donner dans le cockpit, sous Comptes.
backoffice-missing-title = Rien à cette adresse
backoffice-missing-text = Ce que vous cherchez n’existe pas, ou n’existe plus. Une remise à zéro efface ce qui a été créé depuis.

## Listes et formulaires

backoffice-count = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
backoffice-pages = Pages de la liste
backoffice-none = Il n’y en a pas encore.
backoffice-none-found = Rien ne correspond.
backoffice-number = n° { $id }
backoffice-create = Créer
backoffice-save = Enregistrer
backoffice-delete = Supprimer
backoffice-choose = Choisir…
backoffice-none-chosen = Aucun
backoffice-keys-save = Ctrl + Entrée
backoffice-saved = Enregistré : { $name }
backoffice-deleted = Supprimé : { $name }
backoffice-unsaved-title = Quitter sans enregistrer ?
backoffice-unsaved-text = Ce que vous avez saisi dans ce formulaire n’est pas enregistré et sera perdu.
backoffice-unsaved-leave = Quitter sans enregistrer
backoffice-undo = Annuler
backoffice-undone = Annulé.
backoffice-undo-failed = L’annulation n’a pas abouti : { $reason }
backoffice-percent = { $value } %

## Produits

backoffice-products-search = Chercher un produit
backoffice-product-new = Nouveau produit
backoffice-product-name = Nom
backoffice-product-id = N°
backoffice-product-category = Catégorie
backoffice-product-price = Prix TTC
backoffice-product-price-euros = Prix TTC (€)
backoffice-product-stock = Stock
backoffice-product-sold-out = 0 · épuisé
backoffice-product-updated = Modifié
backoffice-product-description = Description
backoffice-product-created = Produit créé : { $name }. Il ne lui manque plus qu’une image.
backoffice-product-picture-later = L’image s’ajoute juste après la création.
backoffice-product-delete-title = Supprimer « { $name } » ?
backoffice-product-delete-text = Son numéro, son image et ses avis disparaissent avec lui et ne reviennent pas. Un produit déjà commandé ne peut pas être supprimé.
backoffice-product-sell-no-more = Mettre le stock à 0
backoffice-picture = Image
backoffice-picture-of = Image de { $name }
backoffice-picture-choose = Choisir une image
backoffice-picture-hint = PNG, JPEG ou WebP, { $mib } Mio au plus. Vous pouvez aussi la déposer ici.
backoffice-picture-sending = Envoi de l’image
backoffice-picture-done = Image remplacée.
backoffice-picture-type = Ce fichier n’est pas une image PNG, JPEG ou WebP.
backoffice-picture-size = Cette image dépasse { $mib } Mio.

## Clients

backoffice-customers-search = Début de l’e-mail ou du nom
backoffice-customer-new = Nouveau client
backoffice-customer-email = Adresse e-mail
backoffice-customer-name = Nom
backoffice-customer-points = Points de fidélité
backoffice-customer-id = N°
backoffice-customer-account = Compte
backoffice-customer-person = Personne
backoffice-customer-address = Adresse
backoffice-customer-password = Mot de passe
backoffice-customer-password-new = Nouveau mot de passe
backoffice-customer-password-hint = Laissez vide pour garder l’actuel. Un nouveau ferme les sessions du client.
backoffice-customer-civility = Civilité
backoffice-civility-M = M.
backoffice-civility-Mme = Mme
backoffice-civility-Mx = Mx
backoffice-customer-birth = Date de naissance
backoffice-customer-orders = Commandes récentes
backoffice-customer-orders-reach = { $count ->
    [0] Aucune parmi les { $newest } dernières commandes de la boutique.
   *[other] Parmi les { $newest } dernières commandes de la boutique.
}
backoffice-customer-orders-all = Toutes les commandes
backoffice-customer-created = Client créé : { $name }
backoffice-customer-delete-title = Supprimer le compte { $email } ?
backoffice-customer-delete-text = Son profil, son panier et ses mails disparaissent et ne reviennent pas. Un client qui a commandé ne peut pas être supprimé.

## Commandes

backoffice-orders-by-status = Commandes par état
backoffice-orders-all = Toutes
backoffice-order-number = Numéro
backoffice-order-date = Date
backoffice-order-customer = Client
backoffice-order-status = État
backoffice-order-quantity = Qté
backoffice-order-unit = Prix unitaire
backoffice-order-facts = Montants, client et paiement
backoffice-order-payment = Paiement
backoffice-order-paid = Payée le
backoffice-order-to-PREPARING = Mettre en préparation
backoffice-order-to-SHIPPED = Expédier
backoffice-order-to-DELIVERED = Marquer livrée
backoffice-order-moved = { $number } : { $status }
backoffice-order-cancel = Annuler la commande
backoffice-order-cancel-title = Annuler la commande { $number } ?
backoffice-order-cancel-text = Le paiement est remboursé, le stock et les points sont rendus. Une commande annulée le reste.

## Codes promo

backoffice-promo-new = Nouveau code
backoffice-promo-code = Code
backoffice-promo-code-hint = Lettres, chiffres, - et _
backoffice-promo-created = Code créé : { $code }
backoffice-promo-kind = Effet
backoffice-promo-kind-percent = Remise en %
backoffice-promo-kind-firstOrder = Remise en % sur la première commande
backoffice-promo-kind-amount = Remise en euros
backoffice-promo-kind-shipping = Livraison offerte
backoffice-promo-gives = Effet
backoffice-promo-gives-percent = −{ $value } %
backoffice-promo-gives-first = −{ $value } % sur la première commande
backoffice-promo-gives-amount = −{ $value }
backoffice-promo-gives-shipping = Livraison offerte
backoffice-promo-percent = Remise (%)
backoffice-promo-amount = Remise (€)
backoffice-promo-min = Dès
backoffice-promo-min-euros = Articles dès (€)
backoffice-promo-expires = Expire
backoffice-promo-expires-hint = Heure de Paris
backoffice-promo-expired = Expiré, { $when }
backoffice-promo-never = Jamais

## Mails

backoffice-mail-subject = Objet
backoffice-mail-to = Destinataire
backoffice-mail-state = Envoi
backoffice-mail-state-none = Pas de serveur de mail
backoffice-mail-state-waiting = En attente
backoffice-mail-state-sent = Envoyé
backoffice-mail-state-failed = Échec
backoffice-mail-at = Date
backoffice-mail-order = Commande
backoffice-mail-order-open = Ouvrir la commande
backoffice-mail-text = Texte du mail
backoffice-mail-facts = À propos de ce mail
backoffice-mails-no-smtp = Aucun serveur de mail n’est configuré : rien ne part. Pour un mot de passe oublié, ouvrez le mail du client et donnez-lui son code.
backoffice-mail-help = Ce mail n’est pas parti. Donnez au client le code ci-dessous, ou choisissez-lui un mot de passe dans sa fiche.

## Remise à zéro

backoffice-reset-intro = La boutique redevient celle du premier jour, identifiants compris. Tout ce qui a été acheté, créé ou modifié depuis est effacé.
backoffice-reset-goes = Revient au premier jour
backoffice-reset-goes-products = Produits, stocks, images, avis et codes promo
backoffice-reset-goes-customers = Clients et points de fidélité
backoffice-reset-goes-orders = Paniers, commandes et mails
backoffice-reset-goes-sessions = Connexions des clients : chacun devra se reconnecter
backoffice-reset-stays = Ne change pas
backoffice-reset-stays-admins = Comptes des instructeurs
backoffice-reset-stays-chaos = Anomalies actives
backoffice-reset-stays-audit = Journal
backoffice-reset-stays-licence = Licence
backoffice-reset-stays-journey = Parcours des étudiants
backoffice-reset-start = Tout remettre à zéro
backoffice-reset-ask = Effacer ce qui s’est passé depuis le premier jour ?
backoffice-reset-ask-text = Cela prend quelques secondes et ne peut pas être annulé. Les clients connectés perdent leur panier.
backoffice-reset-running = Remise à zéro en cours…
backoffice-reset-done = La boutique est comme au premier jour ({ $seconds } s).
