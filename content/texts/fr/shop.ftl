# SPDX-License-Identifier: AGPL-3.0-or-later
## La boutique.

shop-title = PerfShop
shop-title-page = { $page } – PerfShop
shop-skip = Aller au contenu
shop-home = PerfShop, accueil de la boutique
shop-promise-shipping = Livraison standard offerte dès 50 €
shop-promise-days = Chez vous en 1 à 5 jours
shop-promise-points = 1 point de fidélité par euro

shop-search = Rechercher un produit
shop-search-placeholder = Rechercher un produit
shop-search-clear = Effacer la recherche
shop-account-login = Se connecter
shop-account = Compte
shop-account-orders = Mes commandes
shop-account-mine = Mon compte
shop-account-mails = Mes messages
shop-account-profile = Mon profil
shop-account-logout = Se déconnecter
shop-cart = Panier
shop-cart-count = { $count ->
    [0] vide
    [one] { $count } article
   *[other] { $count } articles
}

shop-footer-nav = Pied de page
shop-footer-rules = Règles de la boutique
shop-footer-source = Code source
shop-footer-licence = Logiciel libre sous licence AGPL-3.0
shop-footer-training = Boutique d’entraînement : rien n’est débité, rien n’est expédié.

## Liste des produits

shop-list-all = Tous les produits
shop-list-headline = De belles choses, bien faites, pour tous les jours.
shop-list-results = Résultats pour « { $query } »
shop-list-count = { $count ->
    [0] Aucun produit
    [one] { $count } produit
   *[other] { $count } produits
}
shop-list-count-many = Plus de 10 000 produits
shop-list-categories = Rayons
shop-list-filters = Filtres
shop-list-price = Prix
shop-list-price-min = De (€)
shop-list-price-max = À (€)
shop-list-price-apply = Appliquer le prix
shop-list-price-clear = Effacer le prix
shop-list-price-order = Le prix de départ dépasse le prix de fin.
shop-list-price-wrong = Un prix en euros, par exemple 12,50.
shop-list-sort = Trier par
shop-sort-id = Notre sélection
shop-sort-new = Nouveautés
shop-sort-cheap = Prix croissant
shop-sort-dear = Prix décroissant
shop-sort-name = Nom, de A à Z
shop-list-pages = Pages de produits
shop-list-empty-title = Aucun produit ne correspond
shop-list-empty-text = Essayez un mot plus court, un autre rayon ou une autre fourchette de prix.
shop-list-empty-reset = Voir tous les produits
shop-list-beyond-title = La liste ne va pas si loin
shop-list-beyond-text = { $pages ->
    [one] Elle tient en une page.
   *[other] Elle compte { $pages } pages.
}
shop-list-beyond-first = Revenir à la première page
shop-list-category-missing = Rayon inconnu
shop-list-category-missing-title = Ce rayon n’existe pas
shop-list-category-missing-text = Choisissez-en un autre dans la liste, ou voyez tous nos produits.

## Produit

shop-product-add = Ajouter au panier
shop-product-add-named = Ajouter au panier : { $name }
shop-product-added = Ajouté au panier : { $name }
shop-product-view-cart = Voir le panier
shop-product-in-cart = { $count ->
    [one] Déjà un exemplaire dans votre panier.
   *[other] Déjà { $count } exemplaires dans votre panier.
}
shop-product-all-in-cart = Stock : { $stock }, dont { $had } déjà dans votre panier.
shop-product-vat = TVA de 20 % comprise
shop-product-in-stock = En stock
shop-product-few = { $count ->
    [one] Plus qu’un exemplaire
   *[other] Plus que { $count } exemplaires
}
shop-product-out = Épuisé
shop-product-quantity = Quantité
shop-product-quantity-wrong = Saisissez un nombre entier de 1 à { $max }.
shop-product-less = Diminuer la quantité
shop-product-more = Augmenter la quantité
shop-product-description = Description
shop-product-related = Dans le même rayon
shop-product-breadcrumb = Fil d’Ariane
shop-product-missing-title = Ce produit n’existe pas
shop-product-missing-text = Il a peut-être quitté notre catalogue.
shop-rating = { $count ->
    [one] Noté { $rating } sur 5, { $count } avis
   *[other] Noté { $rating } sur 5, { $count } avis
}

## Avis

shop-reviews-title = Avis des clients
shop-reviews-none = Personne n’a encore donné son avis. Soyez le premier.
shop-reviews-pages = Pages d’avis
shop-review-rating = { $rating } sur 5
shop-review-write = Donner mon avis
shop-review-login = Connectez-vous pour donner votre avis sur ce produit.
shop-review-kept = Votre session a pris fin. Votre texte vous attend ici après la connexion.
shop-review-your-rating = Votre note
shop-review-rating-missing = Choisissez de 1 à 5 étoiles.
shop-review-text = Votre avis
shop-review-send = Publier mon avis
shop-review-thanks = Merci, votre avis est publié.

## Panier

shop-cart-title = Votre panier
shop-cart-empty-title = Votre panier est vide
shop-cart-empty-text = Les produits que vous choisissez vous attendent ici.
shop-cart-empty-link = Découvrir nos produits
shop-cart-quantity = Quantité de { $name }
shop-cart-less = Diminuer : { $name }
shop-cart-more = Augmenter : { $name }
shop-cart-remove = Retirer { $name }
shop-cart-unit = { $price } l’unité
shop-cart-subtotal = Sous-total
shop-cart-shipping-later = La livraison se choisit à l’étape suivante.
shop-cart-checkout = Passer commande
shop-cart-continue = Continuer mes achats
shop-cart-summary = Récapitulatif
shop-cart-removed = Retiré du panier : { $name }
shop-cart-out = Épuisé : retirez ce produit pour pouvoir commander.
shop-cart-short = Il n’en reste que { $left }.
shop-cart-take-left = En garder { $left }
shop-cart-take-left-named = En garder { $left } : { $name }
shop-cart-not-enough = Une quantité dépasse notre stock. Corrigez-la pour pouvoir commander.
shop-cart-other-tab = Votre panier a changé dans un autre onglet. Le voici à jour.

## Connexion

shop-login-title = Bon retour
shop-login-text = Connectez-vous pour commander et suivre vos commandes.
shop-login-email = Adresse e-mail
shop-login-password = Mot de passe
shop-login-submit = Se connecter
shop-login-wrong = Adresse e-mail ou mot de passe incorrect.
shop-login-expired = Votre session a pris fin. Connectez-vous pour continuer.
shop-login-forgot = Mot de passe oublié
shop-login-register = Créer un compte

shop-register-title = Créer un compte
shop-register-text = Une minute suffit. Votre panier vous suit.
shop-register-submit = Créer mon compte
shop-register-login = J’ai déjà un compte
shop-register-welcome = Bienvenue, { $name }. Votre compte est créé.
shop-password-hint = Au moins { $min } caractères
shop-password-back = Revenir à la connexion
shop-forgot-title = Mot de passe oublié
shop-forgot-text = Donnez l’adresse e-mail de votre compte : nous y envoyons un code.
shop-forgot-submit = Recevoir un code
shop-forgot-have-code = J’ai déjà un code
shop-reset-title = Nouveau mot de passe
shop-reset-text = Donnez le code reçu par e-mail, puis le mot de passe de votre choix.
shop-reset-mailed = Si un compte existe pour { $email }, un code y a été envoyé. Il sert une seule fois, dans les 30 minutes.
shop-reset-code = Code reçu par e-mail
shop-reset-password = Nouveau mot de passe
shop-reset-submit = Changer le mot de passe
shop-reset-again = Demander un autre code
shop-reset-done = Votre mot de passe est changé. Connectez-vous.

## Champs

shop-field-required = Ce champ est obligatoire.
shop-field-email = Une adresse e-mail, par exemple prenom@exemple.fr.
shop-field-short = Au moins { $min } caractères.
shop-undo = Annuler

## Profil et messages

shop-profile-you = Vous
shop-profile-civility = Civilité
shop-civility-M = M.
shop-civility-Mme = Mme
shop-civility-Mx = Mx
shop-profile-birth-date = Date de naissance
shop-profile-address = Adresse
shop-profile-save = Enregistrer
shop-profile-saved = Profil enregistré
shop-profile-kept = Votre session avait pris fin. Ce que vous aviez saisi est encore là, à enregistrer.
shop-profile-same = Rien n’a changé.
shop-mails-text = Ce que la boutique vous a écrit.
shop-mails-pages = Pages de messages
shop-mails-empty-title = Pas encore de message
shop-mails-empty-text = Chaque commande vous en vaut un, avec le détail au centime.
shop-mail-sent-at = Envoyé le { $date }
shop-mail-back = Tous mes messages
shop-mail-missing-title = Ce message n’existe pas
shop-mail-missing-text = Il n’existe pas, ou n’est pas le vôtre.

## Commande en quatre étapes

shop-checkout-title = Commande
shop-checkout-steps = Étapes de la commande
shop-step-address = Adresse
shop-step-shipping = Livraison
shop-step-payment = Paiement
shop-step-confirm = Vérification
shop-step-done = terminée
shop-checkout-back = Retour
shop-checkout-again = La commande a été ramenée à une étape précédente.
shop-checkout-cart-changed = Votre panier a changé, ici ou dans un autre onglet. La livraison et le paiement sont à revoir.
shop-checkout-cart = Modifier le panier

shop-address-title = Où livrons-nous ?
shop-address-first-name = Prénom
shop-address-last-name = Nom
shop-address-street = Adresse
shop-address-postal-code = Code postal
shop-address-city = Ville
shop-address-region = Région
shop-address-country = Pays
shop-address-country-choose = Choisir un pays
shop-address-phone = Téléphone
shop-optional = (facultatif)
shop-address-next = Continuer vers la livraison

shop-shipping-title = Comment livrons-nous ?
shop-mode-standard = Standard
shop-mode-express = Express
shop-mode-premium = Premium
shop-mode-standard-time = 5 jours
shop-mode-express-time = 2 jours
shop-mode-premium-time = 1 jour
shop-mode-standard-price = 4,90 €, offert dès 50 € d’articles
shop-mode-express-price = 9,90 €
shop-mode-premium-price = 19,90 €
shop-shipping-abroad = Hors de l’Union européenne, 10 € s’ajoutent.
shop-shipping-fee = { $days ->
    [one] Livraison en { $days } jour : { $fee }
   *[other] Livraison en { $days } jours : { $fee }
}
shop-shipping-free = offerte
shop-shipping-next = Continuer vers le paiement
shop-promo-title = Code promo
shop-promo-label = Code promo
shop-promo-missing = Saisissez d’abord un code.
shop-promo-wrong = Un code n’a que des lettres, des chiffres, - et _.
shop-promo-apply = Appliquer
shop-promo-applied = Code { $code } : { $amount } de remise
shop-promo-applied-shipping = Code { $code } appliqué
shop-promo-remove = Retirer le code

shop-payment-title = Comment payez-vous ?
shop-payment-number = Numéro de carte
shop-payment-expiry = Expiration
shop-payment-expiry-hint = MM/AA
shop-payment-cvv = Cryptogramme
shop-payment-cvv-hint = 3 ou 4 chiffres
shop-payment-number-wrong = Ce numéro de carte n’est pas valide.
shop-payment-expiry-wrong = Un mois et une année, par exemple 08/30.
shop-payment-expiry-past = Cette carte a expiré.
shop-payment-cvv-wrong = 3 ou 4 chiffres, au dos de la carte.
shop-payment-holder = Titulaire de la carte
shop-payment-training = Boutique d’entraînement : aucune carte n’est débitée. Utilisez un numéro d’essai, par exemple 4111 1111 1111 1111.
shop-payment-voucher = Utiliser un bon de fidélité
shop-payment-voucher-text = 100 points paient jusqu’à 5 €. Vous avez { $points } points.
shop-payment-next = Vérifier la commande

shop-confirm-title = Tout est juste ?
shop-confirm-to = Livraison à
shop-confirm-mode = Mode de livraison
shop-confirm-card = Carte
shop-confirm-card-ending = Se terminant par { $digits }
shop-confirm-change = Modifier
shop-confirm-change-named = Modifier : { $what }
shop-confirm-pay = Commander et payer { $amount }
shop-confirm-paying = Commande en cours…
shop-confirm-retry = La réponse s’est perdue en route. Vous pouvez réessayer sans crainte : la commande n’est passée qu’une fois.
shop-confirm-to-cart = Corriger le panier

shop-amount-goods = Articles
shop-amount-discount = Remise
shop-amount-shipping = Livraison
shop-amount-total = Total TTC
shop-amount-vat = dont TVA
shop-amount-voucher = Bon de fidélité
shop-amount-to-pay = À payer
shop-amount-paid = Payé
shop-amount-free = Offerte
shop-amount-later = à l’étape suivante

## Confirmation et commandes

shop-done-title = Merci, votre commande est passée
shop-done-text = Commande { $number }. Nous préparons votre colis.
shop-done-see = Voir la commande
shop-done-mail = Lire la confirmation
shop-orders-title = Mes commandes
shop-orders-points = { $points ->
    [one] { $points } point de fidélité
   *[other] { $points } points de fidélité
}
shop-orders-empty-title = Pas encore de commande
shop-orders-empty-text = Vos commandes et leur suivi apparaîtront ici.
shop-orders-pages = Pages de commandes
shop-orders-items = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
shop-orders-see = Voir la commande { $number }
shop-order-title = Commande { $number }
shop-order-paid-at = Payée le { $date }
shop-order-items = Articles
shop-order-address = Adresse de livraison
shop-order-payment = Paiement
shop-order-card = { $brand } se terminant par { $digits }
shop-order-points = { $points ->
    [one] { $points } point de fidélité gagné
   *[other] { $points } points de fidélité gagnés
}
shop-order-quantity = Quantité : { $count }
shop-order-progress = Avancement
shop-order-missing-title = Cette commande n’existe pas
shop-order-missing-text = Elle n’existe pas, ou n’est pas la vôtre.
shop-order-back = Toutes mes commandes
shop-status-PENDING = En attente
shop-status-PAID = Payée
shop-status-PREPARING = En préparation
shop-status-SHIPPED = Expédiée
shop-status-DELIVERED = Livrée
shop-status-CANCELLED = Annulée
shop-payment-status-REFUNDED = Remboursé
shop-order-invoice = Facture (PDF)
shop-order-refunded = Commande annulée. { $amount } ont été remboursés sur la carte.
shop-order-points-back = { $points ->
    [one] { $points } point de fidélité repris
   *[other] { $points } points de fidélité repris
}
shop-cancel-open = Annuler la commande
shop-cancel-title = Annuler la commande { $number } ?
shop-cancel-refund = { $amount } sont remboursés sur la carte.
shop-cancel-no-refund = Rien n’avait été débité de la carte.
shop-cancel-points = { $points ->
    [one] Le point de fidélité gagné est repris.
   *[other] Les { $points } points de fidélité gagnés sont repris.
}
shop-cancel-voucher = Les { $points } points du bon de fidélité sont rendus.
shop-cancel-final = Une commande annulée ne peut pas être reprise.
shop-cancel-confirm = Annuler la commande
shop-cancel-keep = La garder
shop-cancel-done = La commande { $number } est annulée.

## Page introuvable

shop-missing-title = Cette page n’existe pas
shop-missing-text = L’adresse est peut-être mal recopiée.
shop-missing-link = Revenir à la boutique

## Règles

shop-rules-title = Les règles de la boutique, au centime
shop-rules-intro = Tout ce que la boutique calcule suit ces règles. Un écart, même d’un centime, est une erreur.
shop-rules-head-rule = Règle
shop-rules-head-text = Ce que fait la boutique
shop-rule-price = Prix
shop-rule-price-text = Les prix comprennent la TVA et sont en euros.
shop-rule-vat = TVA
shop-rule-vat-text = Un seul taux, 20 %, quels que soient le produit et le pays (une simplification). Pour chaque ligne après remise, et pour la livraison : hors taxe = TTC / 1,20, arrondi au centime, la moitié vers le haut ; TVA = TTC − hors taxe.
shop-rule-totals = Lignes et totaux
shop-rule-totals-text = Ligne = prix unitaire × quantité. Articles = somme des lignes. Total = articles − remise + livraison. À payer = total − bon de fidélité, jamais moins de 0.
shop-rule-promo = Codes promo
shop-rule-promo-text = WELCOME10 : 10 % sur une première commande (aucune commande antérieure non annulée). SAVE5 : 5 € dès 50 € d’articles. FREESHIP : le prix propre au mode de livraison devient 0. SUMMER15 : expiré. Un seul code par commande.
shop-rule-rounding = Arrondi d’une remise
shop-rule-rounding-text = Au centime, la moitié vers le haut, sur le montant des articles ; répartie sur les lignes au plus fort reste (à égalité, la première ligne), si bien que les lignes s’additionnent exactement.
shop-rule-loyalty = Fidélité
shop-rule-loyalty-text = 1 point par euro entier d’articles après remise, accordé quand la commande est payée, repris quand elle est annulée (le solde peut passer sous 0). Un bon coûte 100 points et paie le plus petit de 5 € et articles − remise ; un par commande. C’est un moyen de paiement : il ne change ni la TVA, ni les points, ni le seuil de livraison offerte. L’annulation rend ses points.
shop-rule-shipping = Livraison
shop-rule-shipping-text = Standard : 4,90 € et 5 jours, offerte dès 50 € d’articles après remise. Express : 9,90 € et 2 jours. Premium : 19,90 € et 1 jour. Plus 10 € hors des 27 États de l’Union européenne, toujours, même avec FREESHIP ou au-dessus du seuil.
shop-rule-currency = Devise
shop-rule-currency-text = Tout est en euros. Affichage indicatif, arrondi au centime, la moitié vers le haut : 1 € = 0,85 GBP, 1,10 USD, 0,95 CHF.
shop-rule-stock = Stock
shop-rule-stock-text = Diminué avec la commande, jamais sous 0, rendu à l’annulation. S’il manque, la commande est refusée et le produit nommé.
shop-rule-checkout = Étapes
shop-rule-checkout-text = Adresse, livraison, paiement, commande, dans cet ordre. Tout changement du panier, du code promo ou de l’adresse ramène à la livraison. La commande doit être le panier payé, aux prix affichés.
shop-rule-order = Commande
shop-rule-order-text = En attente (le temps d’enregistrer le paiement), payée, en préparation après 1 min, expédiée après 5, livrée après 15, comptées depuis la commande. Annulable jusqu’à la préparation comprise ; le paiement est alors remboursé. Numéro : PS-AAAAMMJJ-identifiant.
shop-rule-once = Une seule fois
shop-rule-once-text = Répéter un envoi donne la première commande, jamais une seconde.
shop-rule-payment = Paiement
shop-rule-payment-text = Autorisé à l’étape du paiement, encaissé avec la commande. Numéro valide selon Luhn, carte non expirée, cryptogramme de 3 ou 4 chiffres, oublié aussitôt. 4000 0000 0000 0002 est refusée, 4000 0000 0000 9995 est sans provision ; tout autre numéro valide est accepté.
shop-rule-session = Session
shop-rule-session-text = 30 minutes sans activité y mettent fin, la déconnexion aussitôt. Le panier d’un visiteur rejoint celui du client à la connexion : les quantités s’ajoutent, dans la limite du stock.
shop-rule-profile = Profil
shop-rule-profile-text = Civilité M, Mme ou Mx ; noms de 2 à 100 caractères ; âge de 16 à 120 ans ; téléphone et code postal selon le pays ; adresse e-mail unique.
shop-rule-times = Heures
shop-rule-times-text = Affichées à l’heure de Paris.
