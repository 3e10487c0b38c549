# SPDX-License-Identifier: AGPL-3.0-or-later
## La page d’accueil, à la racine de l’écoute publique. Les étudiants la lisent.

welcome-title = PerfShop
welcome-intro = Une boutique complète pour apprendre à tester, à mesurer et à exploiter une application web.
welcome-students = La page des étudiants
welcome-students-qr = Code QR de { $url }
welcome-students-copy = Copier l’adresse
welcome-students-copied = Adresse copiée
welcome-students-hint = Un pseudo suffit pour entrer. Sur le même réseau que cette machine.
welcome-students-machine = Pour l’instant, la boutique ne répond qu’à cette machine. Pour l’ouvrir à la classe, relancez-la ainsi :
welcome-students-command = perfshop serve --listen 0.0.0.0:{ $port }
welcome-students-unknown = L’adresse de cette machine dans le réseau n’est pas connue d’ici. Ouvrez cette page par le nom ou l’adresse de la machine : le code QR suivra.

welcome-audience-all = Pour tous
welcome-audience-all-who = Sans compte ; pour acheter, un compte client.
welcome-audience-instructors = Pour les instructeurs
welcome-audience-instructors-who = Avec un compte d’instructeur.
welcome-place-shop = La boutique
welcome-place-shop-text = Chercher, commander, suivre
welcome-place-student = La page des étudiants
welcome-place-student-text = Son poste, son client, ses niveaux
welcome-place-monitor = Le moniteur
welcome-place-monitor-text = Les chiffres, seconde par seconde
welcome-place-api = L’API
welcome-place-api-text = Tous les appels, décrits
welcome-place-cockpit = Le cockpit
welcome-place-cockpit-text = Conduire la séance
welcome-place-backoffice = Le back-office
welcome-place-backoffice-text = Produits, clients, commandes
welcome-place-on-machine = Sur la machine du serveur : { $url }

welcome-services = En service
welcome-service-shop = Boutique
welcome-service-cockpit = Instructeurs
welcome-service-management = Mesures
welcome-service-port = port { $port }, { $reach }
welcome-reach-machine = cette machine seulement
welcome-reach-address = une adresse
welcome-reach-everywhere = tout le réseau
welcome-state-up = Répond
welcome-state-down = Ne répond pas
welcome-state-unknown = Inconnu
welcome-version = Version { $version }
welcome-licence = Logiciel libre sous licence AGPL-3.0
welcome-source = Code source
