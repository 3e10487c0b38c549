# SPDX-License-Identifier: AGPL-3.0-or-later
## Le moniteur en direct, pour tous. Rien ici ne nomme une anomalie.

monitoring-title = Moniteur – PerfShop
monitoring-brand = Moniteur
monitoring-skip = Aller au contenu
monitoring-live-on = En direct
monitoring-live-off = Reconnexion…
monitoring-lost = Connexion perdue, reconnexion…
monitoring-to-login = Se connecter au cockpit
monitoring-licence = Logiciel libre sous licence AGPL-3.0
monitoring-source = Code source

## Ce que montrent les courbes

monitoring-controls = Temps affiché
monitoring-window = Durée affichée
monitoring-minutes = { $count } min
monitoring-hours = { $count } h
monitoring-pause = Pause
monitoring-resume = Reprendre
monitoring-back = Reculer
monitoring-on = Avancer
monitoring-zoom-in = Zoom avant
monitoring-zoom-out = Zoom arrière
monitoring-time = { $from } – { $to }
monitoring-hint = Glisser sur une courbe pour zoomer. Espace : pause ; + et – : zoom ; ← et → : se déplacer.

## Les chiffres

monitoring-panel-throughput = Débit
monitoring-panel-errors = Erreurs
monitoring-panel-latency = Latence
monitoring-panel-orders = Commandes
monitoring-panel-cpu = CPU
monitoring-panel-memory = Mémoire
monitoring-panel-heap = Tas
monitoring-panel-pauses = Pauses
monitoring-panel-database = Temps en base
monitoring-panel-pool = Connexions
monitoring-panel-workers = Ouvriers
monitoring-panel-restarts = Redémarrages

monitoring-series-requests = requêtes
monitoring-series-errors = réponses 5xx
monitoring-series-p50 = p50
monitoring-series-p95 = p95
monitoring-series-p99 = p99
monitoring-series-orders = par minute
monitoring-series-cpu = 100 = un cœur
monitoring-series-resident = résidente
monitoring-series-heap = occupé
monitoring-series-heap-max = limite
monitoring-series-pauses = toutes les requêtes attendent
monitoring-series-database = ms par seconde
monitoring-series-statements = requêtes SQL/s
monitoring-series-pool-used = occupées
monitoring-series-pool-waiting = en attente
monitoring-series-pool-max = limite
monitoring-series-workers-busy = occupés
monitoring-series-workers-queue = en file
monitoring-series-workers-max = limite
monitoring-series-restarts = depuis le lancement

monitoring-unit-per-second = /s
monitoring-unit-per-minute = /min
monitoring-unit-ms = ms
monitoring-unit-ms-per-second = ms/s
monitoring-unit-percent = %
monitoring-unit-mib = Mio

## La vue de l’instructeur

monitoring-timeline = Activations
monitoring-timeline-empty = Aucune sur cette période.
monitoring-timeline-since = depuis { $clock } ({ $span })
monitoring-timeline-for = { $clock }, pendant { $span }
