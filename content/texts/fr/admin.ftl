# SPDX-License-Identifier: AGPL-3.0-or-later
## Communs aux interfaces de l’instructeur : cockpit, back-office.

admin-login-email = Adresse e-mail
admin-login-password = Mot de passe
admin-login-submit = Entrer
admin-login-wrong = Adresse e-mail ou mot de passe incorrect.
admin-logout = Se déconnecter
admin-theme-light = Passer au thème clair
admin-theme-dark = Passer au thème sombre
admin-interfaces = Interfaces de l’instructeur
admin-interface-cockpit = Cockpit
admin-interface-monitoring = Moniteur
admin-interface-backoffice = Back-office
