# SPDX-License-Identifier: AGPL-3.0-or-later
## Le moniteur en direct, pour tous. Rien ici ne nomme une anomalie.

monitoring-title = Moniteur – PerfShop
monitoring-brand = Moniteur
monitoring-skip = Aller au contenu
monitoring-live-on = En direct
monitoring-live-off = Reconnexion…
monitoring-lost = Connexion perdue, reconnexion…
monitoring-to-login = Se connecter au cockpit
monitoring-students-view = Vue des étudiants
monitoring-students-view-on = C’est la vue des étudiants : ils voient ceci, et rien de plus.
monitoring-students-view-leave = Revenir à la vue de l’instructeur
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
monitoring-hint = Cliquer sur une courbe mène aux traces de cette minute, sur celle du CPU à son profil, sur la mémoire ou le tas à ce qui l’occupe maintenant ; glisser zoome. Espace : pause ; + et – : zoom ; ← et → : se déplacer.

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
monitoring-panel-workers = Travailleurs
monitoring-panel-restarts = Redémarrages
monitoring-panel-browser-frames = Navigateurs : images
monitoring-panel-browser-heap = Navigateurs : tas
monitoring-panel-browser-nodes = Navigateurs : nœuds
monitoring-panel-browser-requests = Navigateurs : requêtes

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
monitoring-series-browser-fps = page la plus lente
monitoring-series-browser-long-tasks = tâches longues/s
monitoring-series-browser-workers = workers au calcul
monitoring-series-browser-heap = page qui en a le plus
monitoring-series-browser-nodes = page qui en a le plus
monitoring-series-browser-requests = page qui en fait le plus
monitoring-series-browsers = pages

monitoring-unit-per-second = /s
monitoring-unit-per-minute = /min
monitoring-unit-ms = ms
monitoring-unit-ms-per-second = ms/s
monitoring-unit-percent = %
monitoring-unit-mib = Mio
monitoring-unit-mb = Mo

## Les pages de la boutique dans leurs navigateurs, étudiant par étudiant

monitoring-browsers = Pages de la boutique, par étudiant
monitoring-browsers-empty = Aucune page de la boutique ne dit comment elle va en ce moment.
monitoring-browsers-nobody = pages de personne en particulier
monitoring-browsers-yes = oui
monitoring-browsers-no = non
monitoring-browsers-column-student = Étudiant
monitoring-browsers-column-fps = Images/s
monitoring-browsers-column-long-tasks = Tâches longues/s
monitoring-browsers-column-heap = Tas (Mo)
monitoring-browsers-column-nodes = Nœuds
monitoring-browsers-column-requests = Requêtes/s
monitoring-browsers-column-worker = Worker au calcul

## La chronologie : ce que les chiffres disent être arrivé, en mots de symptômes. Les lignes de l’instructeur en font partie.

monitoring-timeline = Chronologie de la dernière heure
monitoring-timeline-empty = Rien d’inhabituel depuis { $clock }.
monitoring-timeline-for = pendant { $span }
monitoring-timeline-still = en cours
monitoring-timeline-most = Seules les { $count } lignes les plus récentes sont montrées.
monitoring-moment-zoom = Zoomer
monitoring-moment-profile = Profil
monitoring-moment-started = Démarrage du programme
monitoring-moment-started-figures = les chiffres commencent ici
monitoring-moment-restarted = Redémarrage du programme
monitoring-moment-restarted-figures =
    { $count ->
        [0] tout le programme a été relancé
        [one] { $count } redémarrage depuis le lancement
       *[other] { $count } redémarrages depuis le lancement
    }
monitoring-moment-silent = Aucun chiffre
monitoring-moment-silent-figures = on ne sait rien de cette période
monitoring-moment-errors = Erreurs du serveur
monitoring-moment-errors-figures =
    { $count ->
        [one] { $count } réponse 5xx, au pire { $percent } % des requêtes
       *[other] { $count } réponses 5xx, au pire { $percent } % des requêtes
    }
monitoring-moment-slow = Réponses lentes
monitoring-moment-slow-figures = p95 jusqu’à { $ms } ms, d’habitude { $usual } ms
monitoring-moment-pool = Connexions à la base presque toutes prises
monitoring-moment-pool-figures =
    { $count ->
        [0] jusqu’à { $used } sur { $max }
        [one] jusqu’à { $used } sur { $max }, { $count } requête en attente
       *[other] jusqu’à { $used } sur { $max }, { $count } requêtes en attente
    }
monitoring-moment-workers = Travailleurs presque tous occupés
monitoring-moment-workers-figures =
    { $count ->
        [0] jusqu’à { $used } sur { $max }
        [one] jusqu’à { $used } sur { $max }, { $count } requête en file
       *[other] jusqu’à { $used } sur { $max }, { $count } requêtes en file
    }
monitoring-moment-pauses = Pauses
monitoring-moment-pauses-figures = toutes les requêtes attendent, jusqu’à { $ms } ms par seconde
monitoring-moment-heap = Mémoire qui se remplit
monitoring-moment-heap-figures = tas jusqu’à { $percent } % de sa limite
monitoring-moment-cpu = Processeur plus occupé que d’habitude
monitoring-moment-cpu-figures = jusqu’à { $percent } % d’un cœur, d’habitude { $usual } %
monitoring-moment-load = Beaucoup de requêtes
monitoring-moment-load-figures = jusqu’à { $rate } par seconde, d’habitude { $usual }

## Les pages : courbes, traces, journal, profils

monitoring-pages = Pages du moniteur
monitoring-page-charts = Courbes
monitoring-page-traces = Traces
monitoring-page-logs = Journal
monitoring-page-profiles = Profils
monitoring-to-traces = Traces de cette période
monitoring-to-list = Toutes les traces
monitoring-to-logs = Lignes du journal
monitoring-follow = Suivre
monitoring-refresh = Actualiser
monitoring-copy = Copier : { $what }
monitoring-copy-copied = Copié
monitoring-copy-refused = Copie refusée par le navigateur
monitoring-ms = { $ms } ms
monitoring-slow = lente

## La recherche

monitoring-filter-text = Texte
monitoring-filter-level = Niveau
monitoring-filter-level-all = Tous
monitoring-filter-level-least = { $level } et plus grave
monitoring-filter-route = Route
monitoring-filter-min-ms = Durée minimale (ms)
monitoring-filter-student = Étudiant
monitoring-filter-errors = Erreurs seulement
monitoring-filter-time = Période
monitoring-filter-time-all = Tout ce qui est gardé
monitoring-filter-time-last = { $span } jusqu’à maintenant
monitoring-filter-send = Rechercher
monitoring-filter-clear = Effacer les filtres

## Les traces

monitoring-traces = Traces
monitoring-traces-title = Traces – PerfShop
monitoring-traces-filters = Filtrer les traces
monitoring-traces-pages = Pages de traces
monitoring-traces-count =
    { $count ->
        [one] { $count } requête
       *[other] { $count } requêtes
    }
monitoring-traces-empty = Aucune trace ne correspond. Les 2 000 dernières requêtes sont gardées, les erreurs et les lentes le plus longtemps.
monitoring-traces-page-empty = Cette page est vide : les traces qui y étaient ont changé de place.
monitoring-column-time = Heure
monitoring-column-request = Requête
monitoring-column-duration = Durée
monitoring-column-sql = SQL
monitoring-column-student = Étudiant
monitoring-column-anomalies = Subissait
monitoring-no-route = (aucune route)
monitoring-sql = { $count } en { $ms } ms

## Une trace

monitoring-trace = Trace
monitoring-trace-id = Identifiant de trace
monitoring-trace-title = { $name } – Trace – PerfShop
monitoring-trace-when =
    { $count ->
        [one] À { $clock }, { $ms } ms
       *[other] À { $clock }, { $count } requêtes en { $ms } ms
    }
monitoring-trace-gone = Cette trace n’est pas, ou n’est plus, gardée. Ses lignes du journal le sont peut-être encore.
monitoring-waterfall = Étapes de la trace
monitoring-slowest = la plus longue
monitoring-slowest-step = Étape la plus longue : { $name }, { $own } ms sur { $whole } ms
monitoring-failed = en échec
monitoring-failed-step = Étape en échec : { $name }
monitoring-steps-of = Étapes de { $name }
monitoring-depth = Rang { $depth } :
monitoring-span-times = à { $offset } ms, { $ms } ms
monitoring-events-count =
    { $count ->
        [one] { $count } fait
       *[other] { $count } faits
    }
monitoring-kind-request = requête
monitoring-kind-worker = attente
monitoring-kind-pause = pause
monitoring-kind-connection = attente
monitoring-kind-handler = traitement
monitoring-kind-statement = SQL
monitoring-own-time = Temps propre
monitoring-sql-text = Requête SQL
monitoring-events = Faits
monitoring-event-at = à { $ms } ms
monitoring-stack = Pile d’appels

## Le journal

monitoring-logs = Journal
monitoring-logs-title = Journal – PerfShop
monitoring-logs-filters = Filtrer le journal
monitoring-logs-count =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
monitoring-logs-more = Les { $count } dernières lignes ; précisez les filtres pour voir les autres
monitoring-logs-empty = Aucune ligne ne correspond. Les 20 000 dernières sont gardées.
monitoring-line-trace = Trace
monitoring-instructor-only = instructeur

## Les profils

monitoring-profiles = Profils
monitoring-profiles-title = Profils – PerfShop
monitoring-to-profile = Profil de cette période
monitoring-to-profile-of-trace = Profil de ces secondes
monitoring-now = Maintenant
monitoring-profile-kind = Ce qui est mesuré
monitoring-profile-kind-cpu = Temps CPU
monitoring-profile-kind-heap = Mémoire
monitoring-profile-of-nanoseconds =
    { $count ->
        [one] { $from } – { $to }, { $count } échantillon
       *[other] { $from } – { $to }, { $count } échantillons
    }
monitoring-profile-of-bytes =
    { $count ->
        [one] à { $to }, { $count } échantillon
       *[other] à { $to }, { $count } échantillons
    }
monitoring-profile-last = La dernière minute
monitoring-profile-compare = Comparer avec
monitoring-profile-compare-none = Aucune comparaison
monitoring-profile-compare-before = La minute d’avant
monitoring-profile-compare-five = Cinq minutes plus tôt
monitoring-profile-file-cpu = Fichier pprof (CPU)
monitoring-profile-file-heap = Fichier pprof (mémoire)
monitoring-profile-few =
    { $count ->
        [one] Un seul échantillon : l’image est grossière, et une petite part peut être due au hasard.
       *[other] { $count } échantillons seulement : l’image est grossière, et une petite part peut être due au hasard.
    }
monitoring-profile-lost =
    { $count ->
        [one] { $count } échantillon n’a pas trouvé de place et manque.
       *[other] { $count } échantillons n’ont pas trouvé de place et manquent.
    }
monitoring-profile-part = Seules les { $minutes } dernières minutes sont gardées : le début de cette période manque.
monitoring-profile-gone = Cette période est trop ancienne : seules les { $minutes } dernières minutes sont gardées.
monitoring-profile-idle-nanoseconds = Rien à montrer : le programme n’a presque pas travaillé pendant cette période. Envoyez-lui des requêtes, puis regardez à nouveau.
monitoring-profile-idle-bytes = Rien à montrer pour l’instant : aucune demande de mémoire n’a encore été relevée.
monitoring-profile-base-empty = La période de comparaison ne contient aucun échantillon : il n’y a rien à comparer.
monitoring-profile-base-few =
    { $count ->
        [one] La période de comparaison n’a qu’un échantillon : un petit écart peut être dû au hasard.
       *[other] La période de comparaison n’a que { $count } échantillons : un petit écart peut être dû au hasard.
    }
monitoring-profile-search = Chercher une fonction
monitoring-profile-found =
    { $count ->
        [0] Aucune fonction de ce nom
        [one] { $count } endroit, { $share } du total
       *[other] { $count } endroits, { $share } du total
    }
monitoring-profile-show = Montrer le plus grand
monitoring-profile-flame = Graphe de flammes
monitoring-profile-keys = Chaque fonction est sous celle qui l’a appelée, aussi large que ce qu’elle a pris. Cliquer ou Entrée : agrandir ; Échap : revenir au tout ; flèches : se déplacer.
monitoring-profile-way = Fonction agrandie
monitoring-profile-whole = Tout
monitoring-profile-total = total { $value } ({ $share })
monitoring-profile-own = propre { $value } ({ $share })
monitoring-profile-changed = écart { $points } (avant { $before })
monitoring-profile-before = avant { $share }
monitoring-profile-top = Premières fonctions
monitoring-profile-top-most = Les { $shown } premières sur { $count } ; la recherche trouve les autres.
monitoring-profile-column-name = Fonction
monitoring-profile-column-own = Propre
monitoring-profile-column-value = Total
monitoring-profile-column-change = Écart
monitoring-profile-percent = { $percent } %
monitoring-profile-points = { $points } pt
monitoring-profile-seconds = { $seconds } s
monitoring-profile-kib = { $kib } Kio
monitoring-profile-mib = { $mib } Mio

monitoring-family-shop = boutique
monitoring-family-server = serveur
monitoring-family-database = base de données
monitoring-family-runtime = exécution (Rust, Tokio)
monitoring-family-c = bibliothèque C
monitoring-family-other = autre
monitoring-family-thread = processus et fils

monitoring-change-less-3 = −10 points et plus (trait en bas)
monitoring-change-less-2 = −2
monitoring-change-less-1 = −0,5
monitoring-change-same-0 = inchangé
monitoring-change-more-1 = +0,5
monitoring-change-more-2 = +2
monitoring-change-more-3 = +10 points et plus de la part du total (trait en haut)
