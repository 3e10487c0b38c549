# SPDX-License-Identifier: AGPL-3.0-or-later
## Le portail vulnérable, sous /shop/admin.

portal-title = Portail de gestion
portal-leave = Quitter
portal-shop = La boutique
portal-source = Code source
portal-places = Rubriques du portail
portal-place-users = Utilisateurs
portal-place-orders = Commandes internes
portal-place-preview = Aperçu d’image
portal-place-logs = Journaux
portal-login = Connexion
portal-login-text = Entrez avec votre compte de la boutique.
portal-login-email = E-mail
portal-login-password = Mot de passe
portal-login-submit = Entrer
portal-login-wrong = E-mail ou mot de passe inconnu.
portal-admins-only = Cette rubrique est réservée aux administrateurs.
portal-proof = Preuve :
portal-users-id = Numéro
portal-users-name = Nom
portal-users-email = E-mail
portal-users-role = Rôle
portal-users-last = Dernière connexion
portal-orders-number = Commande
portal-orders-customer = Client
portal-orders-total = Total
portal-orders-status = État
portal-preview-url = Adresse de l’image
portal-preview-show = Afficher
portal-preview-picture = L’image demandée
portal-preview-answer = { $url } a répondu { $status }.
