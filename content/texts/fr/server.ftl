# SPDX-License-Identifier: AGPL-3.0-or-later
# Ce que le programme répond : refus de l'API par leur code, défauts des champs, page de l'API.

error-validation-failed = Requête invalide
error-validation-failed-detail = Un ou plusieurs champs manquent, sont inconnus ou hors limites.
error-malformed-json = Requête illisible
error-malformed-json-detail = Le corps n’est pas du JSON valide en UTF-8.
error-payload-too-large = Requête trop volumineuse
error-payload-too-large-detail = Le corps dépasse { $mib } Mio.
error-login-required = Connexion requise
error-login-required-detail = Connectez-vous d’abord à votre compte client.
error-invalid-credentials = Connexion refusée
error-invalid-credentials-detail = L’adresse e-mail ou le mot de passe est incorrect.
error-email-taken = Adresse déjà utilisée
error-email-taken-detail = Un compte existe déjà avec cette adresse e-mail.
error-admin-required = Connexion de l’instructeur requise
error-admin-required-detail = Envoyez un jeton valide dans l’en-tête X-Admin-Token.
error-student-unknown = Vous n’êtes pas encore entré
error-student-unknown-detail = Entrez sur la page des étudiants, ou envoyez votre jeton dans l’en-tête X-Student-Token.
error-students-full = La liste des étudiants est pleine
error-students-full-detail = Aucun autre étudiant ne peut entrer. Prévenez l’instructeur.
error-student-mode-locked = Commandes verrouillées
error-student-mode-locked-detail = L’instructeur a verrouillé les commandes des étudiants.
error-student-not-shared = Réservé à l’instructeur
error-student-not-shared-detail = Ce réglage agit sur tout le monde : seul l’instructeur peut le changer en ce moment.
error-scenario-running = Un réglage commun est déjà actif
error-scenario-running-detail = { $by ->
    [instructor] L’instructeur a déjà lancé une situation qui agit sur tout le monde.
   *[other] { $alias } a déjà lancé une situation qui agit sur tout le monde.
  }
error-account-unknown = Compte inconnu
error-account-unknown-detail = Aucun compte n’a cette adresse.
error-password-wrong = Mot de passe faux
error-password-wrong-detail = Ce compte existe, mais son mot de passe est un autre.
error-too-many-attempts = Trop d’essais
error-too-many-attempts-detail = Trop d’essais erronés. Réessayez dans { $seconds } s.
error-forbidden = Action non autorisée
error-forbidden-detail = Ce compte n’a pas le droit de faire cela.
error-origin-refused = Origine refusée
error-origin-refused-detail = Une page d’un autre site ne peut pas agir en votre nom.
error-not-found = Introuvable
error-not-found-detail = Ce que vous demandez n’existe pas, ou n’est pas à vous.
error-no-such-path = Introuvable
error-no-such-path-detail = Il n’y a rien à cette adresse.
error-profiles-off = Absent ici
error-profiles-off-detail = Ce programme ne relève pas de profils : ils sont désactivés, ou la machine ne les permet pas.
error-method-not-allowed = Méthode non autorisée
error-method-not-allowed-detail = Cette adresse n’accepte pas cette méthode.
error-overloaded = Trop de demandes
error-overloaded-detail = La boutique est trop sollicitée. Réessayez dans un instant.
error-starting = La boutique démarre
error-starting-detail = La boutique redémarre. Réessayez dans { $seconds } s.
error-service-unavailable = Service indisponible
error-service-unavailable-detail = La boutique ne répond pas pour l’instant. Réessayez dans un instant.
error-try-again = Réessayez
error-try-again-detail = Deux opérations se sont croisées. Rien n’a été enregistré : réessayez.
error-database-unavailable = Service indisponible
error-database-unavailable-detail = La boutique n’atteint pas ses données. Réessayez dans un instant.
error-internal-error = Erreur interne
error-internal-error-detail = Un problème est survenu de notre côté. Donnez le numéro de trace à qui exploite la boutique.
error-checkout-step = Étape prématurée
error-checkout-step-detail = L’étape attendue est : { $due ->
        [address] l’adresse
        [shipping] le mode de livraison
        [payment] le paiement
       *[confirm] la confirmation
    }.
error-review-exists = Avis déjà donné
error-review-exists-detail = Vous avez déjà donné votre avis sur ce produit.
error-reset-token-invalid = Lien périmé
error-reset-token-invalid-detail = Ce lien est inconnu, a déjà servi ou a plus de 30 minutes. Demandez-en un nouveau.
error-promo-taken = Code déjà utilisé
error-promo-taken-detail = Un code promo de ce nom existe déjà.
error-product-in-use = Produit déjà vendu
error-product-in-use-detail = Le produit figure dans au moins une commande et ne peut pas être supprimé. Avec un stock de 0, il n’est plus vendu.
error-customer-in-use = Client ayant commandé
error-customer-in-use-detail = Le client a au moins une commande et ne peut pas être supprimé.
error-admin-protected = Superadministrateur
error-admin-protected-detail = Le superadministrateur ne peut ni être supprimé ni perdre des droits.
error-cart-empty = Panier vide
error-cart-empty-detail = Mettez au moins un produit dans le panier.
error-cart-changed = Le panier a changé
error-cart-changed-detail = Le panier ou un prix a changé depuis le paiement. Reprenez la livraison et le paiement.
error-security-token-invalid = Jeton de sécurité incorrect
error-security-token-invalid-detail = Le jeton de sécurité n’est pas celui de cette session.
error-token-missing = Jeton absent
error-token-missing-detail = L’en-tête { $header } manque à cet appel.
error-token-invalid = Jeton incorrect
error-token-invalid-detail = L’en-tête { $header } n’est pas celui de cette session.
error-token-replayed = Jeton déjà utilisé
error-token-replayed-detail = L’en-tête { $header } a déjà servi, et ne sert qu’une fois.
error-token-expired = Jeton expiré
error-token-expired-detail = L’en-tête { $header } a expiré. Demandez-en un neuf.
error-step-out-of-order = Étape inattendue
error-step-out-of-order-detail = L’en-tête { $header } ne nomme pas l’étape attendue pour cet appel.
error-signature-invalid = Signature incorrecte
error-signature-invalid-detail = L’en-tête { $header } n’est pas la signature de cet appel.
error-promo-unknown = Code promo inconnu
error-promo-unknown-detail = Le code { $promo } n’existe pas.
error-promo-expired = Code promo expiré
error-promo-expired-detail = Le code { $promo } a expiré.
error-promo-not-applicable = Code promo non applicable
error-promo-not-applicable-detail = Le code { $promo } ne s’applique pas à cette commande.
error-voucher-not-applicable = Bon d’achat indisponible
error-voucher-not-applicable-detail = Un bon d’achat coûte 100 points de fidélité ; le compte en a moins.
error-payment-declined = Paiement refusé
error-payment-declined-detail = La banque a refusé la carte. Utilisez-en une autre.
error-insufficient-funds = Provision insuffisante
error-insufficient-funds-detail = La carte n’a pas la provision nécessaire. Utilisez-en une autre.
error-order-state = Action impossible à ce stade
error-order-state-detail = { $status ->
        [shipped] La commande est déjà expédiée.
        [delivered] La commande est déjà livrée.
        [cancelled] La commande est déjà annulée.
       *[other] L’état de la commande ne le permet pas.
    }
error-stock-insufficient = Stock insuffisant
error-stock-insufficient-detail = { $product } : il n’en reste que { $available }.

field-required = Ce champ est obligatoire.
field-type = Ce champ doit être de type { $expected }.
field-unknown-field = Ce champ est inconnu.
field-too-short = Il faut au moins { $min } caractères.
field-too-short-items = Il en faut au moins { $items }.
field-too-long = Il faut au plus { $max } caractères.
field-too-long-items = Il en faut au plus { $items }.
field-out-of-range = La valeur doit être comprise entre { $min } et { $max }.
field-out-of-range-min = La valeur doit être d’au moins { $min }.
field-out-of-range-max = La valeur doit être d’au plus { $max }.
field-out-of-range-any = La valeur est hors limites.
field-not-allowed = La valeur doit être l’une de : { $expected }.
field-format = Le format n’est pas celui attendu.
field-unknown-country = La boutique ne livre pas dans ce pays.
field-postal-code = Ce n’est pas un code postal de ce pays.
field-phone = Ce n’est pas un numéro de téléphone de ce pays.
field-age = L’âge doit être compris entre 16 et 120 ans.
field-cents = Un montant a deux décimales au plus.
field-unknown-category = La boutique n’a pas cette catégorie.
field-picture-format = Une image PNG, JPEG ou WebP est attendue.
field-not-with-kind = Un code de cette sorte n’accepte pas ce champ.
field-card-number = Ce numéro de carte n’est pas valide.
field-card-expired = Cette carte a expiré.

mail-password-subject = Votre nouveau mot de passe
mail-password-hello = Bonjour { $name },
mail-password-why = Vous avez demandé à choisir un nouveau mot de passe. Dans la boutique, ouvrez « Mot de passe oublié » et donnez ce code :
mail-password-until = Il sert une seule fois, dans les 30 minutes.
mail-password-ignore = Si vous n’avez rien demandé, ignorez ce message : votre mot de passe ne change pas.

docs-title = PerfShop : l’API
docs-parameter = Paramètre
docs-body = Corps
docs-answer = Réponse

admin-first = Instructeur : { $email }, mot de passe { $password } (montré cette seule fois ; il n’en reste que l’empreinte)
admin-known = Instructeur : { $email } (nouveau mot de passe : perfshop admin set-password)
refusal-database = La base de données { $url } ne peut pas être utilisée : { $problem }
refusal-database-newer = La base de données { $url } vient d’une version plus récente du programme (schéma { $found }, celui-ci connaît { $known }). Lancez la version récente.

# Au-dessus des produits trouvés.
shop-search-message = Résultats pour « { $query } »
