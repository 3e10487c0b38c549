# SPDX-License-Identifier: AGPL-3.0-or-later
## Textes communs à toutes les interfaces web.

ui-retry = Réessayer
ui-error-network = Le serveur ne répond pas. Vérifiez la connexion, puis réessayez.
ui-error-server = Le serveur n’a pas pu répondre. Réessayez dans un instant.
ui-error-refused = La demande a été refusée.
ui-trace = Référence pour l’assistance : { $id }
ui-page-previous = Page précédente
ui-page-next = Page suivante
ui-page-number = Page { $number }
ui-notifications = Notifications
ui-cancel = Annuler
