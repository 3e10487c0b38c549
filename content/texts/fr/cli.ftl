# SPDX-License-Identifier: AGPL-3.0-or-later
# La ligne de commande, la configuration et le superviseur.

failure = perfshop : { $message }

heading-usage = Usage :
heading-arguments = Arguments :
heading-options = Options :
heading-commands = Commandes :

about-perfshop = PerfShop : une boutique en ligne réelle et saine, où toute panne du métier se déclenche d’un clic.
about-serve = Démarre la boutique et la garde en marche.
about-config = Affiche la configuration en vigueur et l’origine de chaque valeur.
about-chaos = Commande le chaos d’une boutique en marche.
about-set = Règle une anomalie pour tout le monde.
about-status = Affiche l’état complet du chaos, en JSON.
about-reset = Met fin à tout, tout de suite.
about-load = Envoie les clients intégrés dans une boutique et rapporte ce qu’ils ont rencontré.
about-doctor = Vérifie ce que cette machine offre à une boutique et dit que faire.
about-openapi = Affiche le document OpenAPI.
about-admin = Gère le compte du superadministrateur.
about-set-password = Donne au superadministrateur un nouveau mot de passe, tiré au hasard et affiché.
about-version = Affiche la version.

help-help = Affiche cette aide
help-config = Fichier de configuration ({ $variable } ; défaut : perfshop.toml dans le répertoire de données, s’il y est)
help-url = Adresse de l’instructeur (défaut : celle de admin-listen)
help-anomaly = Identifiant de l’anomalie, par exemple cpu ou A1
help-dose = Dose de 0 à 105 (0 l’arrête), ou on et off pour une anomalie sans dose
help-ratio = Nombre de fils d’exécution (cpu)
help-stdin = Lit le nouveau mot de passe sur l’entrée standard au lieu d’en tirer un
help-json = Affiche le résultat en JSON
help-load-url = Adresse de la boutique ({ $range } ; défaut : { $default })
help-load-buyers = Nombre de clients à la fois ({ $range } ; défaut : { $default })
help-load-rate = Parcours commencés chaque seconde, au lieu d’un nombre de clients ({ $range })
help-load-duration = Durée ({ $range } ; défaut : jusqu’à Ctrl-C)
help-load-think = Temps de réflexion moyen entre deux pages, en secondes ({ $range } ; défaut : { $default })
help-load-personas = Parts des profils ({ $range } ; défaut : { $default })
help-load-seed = La même graine refait les mêmes choix ({ $range } ; défaut : tirée au hasard et affichée)

help-setting = { $help } ({ $range } ; { $variable } ; défaut : { $default })
help-setting-without-default = { $help } ({ $range } ; { $variable })
help-listen = Adresse de la boutique
help-admin-listen = Adresse de l’instructeur
help-management-listen = Adresse de la santé et des métriques
help-data-dir = Répertoire de tout ce que cette instance garde
help-database-url = Base de données
help-db-pool = Connexions du pool de la boutique
help-workers = Requêtes de l’API servies en même temps
help-heap-max = Budget de mémoire du tas
help-lang = Langue de toute la boutique
help-admin-email = Adresse électronique du superadministrateur
help-admin-password = Mot de passe du superadministrateur
help-cors-allowed-origins = Autres origines dont les pages peuvent appeler l’API
help-password-cost = Coût du hachage des mots de passe
help-smtp-url = Serveur de courriel ; sans lui, les courriels restent dans la boutique
help-fulfilment-speed = Vitesse à laquelle les commandes sont préparées, expédiées et livrées
help-traffic-buyers = Acheteurs intégrés qui viennent quand un levier a besoin de charge et que la boutique est vide ; 0 pour aucun
help-traffic-think = Temps de réflexion moyen des acheteurs intégrés, en secondes
help-log-level = Niveau le moins grave écrit dans les journaux

range-between = un nombre entier de { $least } à { $most }
range-size = une taille de { $least } à { $most }, par exemple 512MiB
range-text = de { $least } à { $most } caractères
range-one-of = l’un de : { $words }
range-address = une adresse IP et un port, par exemple 127.0.0.1:8080
range-directory = un chemin de répertoire en UTF-8
range-database-url = mysql://utilisateur:motdepasse@hôte:port/nom ou sqlite:///chemin
range-smtp-url = smtp://[utilisateur:motdepasse@]hôte:port[?from=adresse]
range-origins = des origines comme https://exemple.org, séparées par des virgules
range-email = une adresse électronique
range-number = un nombre de { $least } à { $most }
range-http = une adresse en http://
range-time = un nombre de secondes, ou 90s, 10m, 1h ; une semaine au plus
range-personas = des parts de browser, buyer, returning, bargain de 0 à { $most }, par exemple browser=60,buyer=40

origin-default = défaut
origin-file = fichier { $file }, ligne { $line }
origin-variable = variable { $name }
origin-flag = option { $flag }

refusal-unknown-key = clé inconnue « { $key } » dans { $file }, ligne { $line }. Clés connues : { $known }.
refusal-syntax = { $file }, ligne { $line } : ce n’est pas du TOML valide ({ $problem }).
refusal-unreadable = le fichier de configuration { $file } ne peut pas être lu : { $problem }.
refusal-bad-value = { $setting } ({ $origin }) vaut « { $value } », mais doit être { $range }.
refusal-data-dir-in-its-own-file = { $file }, ligne { $line } : ce fichier a été trouvé par le répertoire de données, il ne peut donc pas le déplacer. Nommez le fichier par --config, ou donnez --data-dir.
refusal-no-home = aucun répertoire de données : ni HOME ni XDG_DATA_HOME ne sont définis. Donnez --data-dir ou PERFSHOP_DATA_DIR.
refusal-same-address = { $first } et { $second } demandent la même adresse, { $address }.
refusal-admin-without-password = PERFSHOP_ADMIN_EMAIL (--admin-email) est donnée sans PERFSHOP_ADMIN_PASSWORD : donnez les deux, ou aucune.
refusal-port-taken = le port { $port } est déjà pris ({ $flag } { $address }). Choisissez-en un autre par { $flag }, ou arrêtez le programme qui l’occupe.
refusal-bind = l’adresse { $address } ne peut pas être ouverte ({ $flag }) : { $problem }.
refusal-data-dir-make = le répertoire de données { $dir } (--data-dir) ne peut pas être créé : { $problem }.
refusal-data-dir-read = le répertoire de données { $dir } (--data-dir) ne peut pas être lu : { $problem }.
refusal-data-dir-write = on ne peut pas écrire dans le répertoire de données { $dir } (--data-dir) : { $problem }.
refusal-data-dir-taken = le répertoire de données { $dir } (--data-dir) sert déjà à une autre instance : { $problem }.
refusal-not-supervised = cette commande interne n’est lancée que par « perfshop serve » ({ $problem }).
warning-unknown-variable = attention : la variable { $name } n’est pas une variable de PerfShop ; elle est ignorée.

usage-unknown = argument inconnu : { $argument }. « perfshop --help » montre ce qui existe.
usage-missing = il manque { $argument }. « perfshop --help » montre ce qui existe.
usage-missing-command = il manque une commande, l’une de : { $known }.
usage-no-value = { $argument } attend une valeur.
usage-bad-value = { $argument } n’accepte pas « { $value } ».
usage-twice = { $argument } est donné deux fois.

address-shop = La boutique :        { $url }/
address-admin = L’instructeur :      { $url }/chaos-admin/
address-management = Santé et métriques : { $url }/actuator/health
supervisor-died = le processus de la boutique est mort ({ $reason } ; { $how }) ; il redémarre tout de suite, les connexions attendent.
supervisor-died-and-waits = le processus de la boutique est mort ({ $reason } ; { $how }) ; il redémarre dans { $seconds } s, les connexions attendent.
supervisor-back = la boutique répond de nouveau.
supervisor-killed = le processus de la boutique n’a pas fini à temps ; il a été tué.

admin-password-enforced = PERFSHOP_ADMIN_PASSWORD est définie et s’impose à chaque démarrage : changez-la, ou retirez-la d’abord.
admin-password-set = Nouveau mot de passe de { $email } ; ses jetons ne valent plus rien.
admin-password-range = un mot de passe a de 1 à { $most } caractères.

chaos-unreachable = personne ne répond à { $url } : { $problem }
chaos-refused = refusé ({ $status } { $code }) : { $detail }
chaos-no-token = la connexion n’a donné aucun jeton ; est-ce bien l’adresse de l’instructeur ?
chaos-no-identity = aucune identité : ni PERFSHOP_ADMIN_PASSWORD, ni { $file } ({ $problem }). Donnez --data-dir, ou les variables de l’administrateur.
chaos-nothing-active = « { $anomaly } » n’était pas active pour tout le monde ; rien n’a changé.

load-bad-value = { $flag } vaut « { $value } », mais doit être { $range }.
load-buyers-or-rate = --buyers et --rate s’excluent : donnez l’un des deux.
load-pace-buyers = { $count } clients à la fois
load-pace-rate = { $rate } parcours par seconde
load-plan = { $url } : { $pace }, { $think } s de réflexion, profils { $personas }, graine { $seed }
load-progress = { $seconds } s · { $active } dans la boutique · { $rate } requêtes/s · { $requests } requêtes · { $errors } erreurs · { $orders } commandes
load-sums = { $seconds } s : { $requests } requêtes ({ $rate }/s), { $errors } erreurs ({ $percent } %), { $orders } commandes pour { $revenue } € en tout
load-times = Temps de réponse en millisecondes, de la requête au dernier octet :
load-call = Appel
load-requests = requêtes
load-errors = erreurs
load-overall = tout
load-journeys = Parcours
load-started = commencés
load-completed = achevés
load-failed = échoués
load-gone = repartis
load-cut = coupés
load-error-list = Erreurs par statut et code
load-refusals = Refus que les clients voulaient obtenir
load-not-started = { $count } parcours n’ont pas commencé : trop étaient en cours.
load-left = « repartis » : tous les comptes des clients intégrés (user301 à user400) étaient pris ; une allure plus lente en laisse acheter davantage.

doctor-verdict-ok = ok
doctor-verdict-warning = attention
doctor-verdict-problem = PROBLÈME
doctor-sum = { $ok } ok, { $warnings } avertissements, { $problems } problèmes.
doctor-port-free = { $address } ({ $flag }) est libre.
doctor-port-any = { $address } ({ $flag }) prend n’importe quel port libre.
doctor-port-ours = { $address } ({ $flag }) est tenue par cette instance, qui est en marche (processus { $pid }).
doctor-port-taken = { $address } ({ $flag }) est prise par { $name } (processus { $pid }).
doctor-port-taken-advice = Arrêtez-le, ou choisissez un autre port par { $flag }.
doctor-port-taken-unseen = { $address } ({ $flag }) est prise par un programme que ce compte ne peut pas voir.
doctor-port-taken-unseen-advice = Trouvez-le par « sudo ss -ltnp sport = :{ $port } », ou choisissez un autre port par { $flag }.
doctor-port-not-here = { $address } ({ $flag }) n’est pas une adresse de cette machine.
doctor-port-not-here-advice = Donnez-en une à { $flag } : 127.0.0.1 pour cette seule machine, 0.0.0.0 pour toutes.
doctor-port-denied = { $address } ({ $flag }) : ce compte ne peut pas ouvrir ce port.
doctor-port-denied-advice = Choisissez un port à partir de 1024 par { $flag }.
doctor-port-failed = { $address } ({ $flag }) ne peut pas être ouverte : { $problem }.
doctor-port-failed-advice = Choisissez une autre adresse par { $flag }.
doctor-data-dir-ready = { $dir } peut être lu et écrit, par son seul propriétaire.
doctor-data-dir-new = { $dir } n’existe pas encore ; il est créé au premier démarrage.
doctor-data-dir-open = { $dir } est ouvert à d’autres comptes (droits { $mode }) ; il contient une clé des commandes de l’instructeur.
doctor-data-dir-open-advice = Fermez-le : chmod 700 { $dir }
doctor-data-dir-unusable = { $dir } ne peut pas servir : { $problem }.
doctor-data-dir-unusable-advice = Corrigez cela, ou choisissez un autre répertoire par --data-dir.
doctor-space = { $free } sont libres dans { $dir }.
doctor-space-little = Seulement { $free } sont libres dans { $dir } : un long test de charge peut les remplir.
doctor-space-little-advice = Faites de la place, ou choisissez un autre répertoire par --data-dir.
doctor-space-none = Seulement { $free } sont libres dans { $dir }.
doctor-space-none-advice = Faites de la place, ou choisissez un autre répertoire par --data-dir.
doctor-space-unknown = La place libre dans { $dir } n’est pas connue.
doctor-space-unknown-advice = Veillez à ce qu’il y ait 1 GiB.
doctor-disk-network = { $dir } est sur un système de fichiers en réseau ({ $kind }), où SQLite n’est pas sûr.
doctor-disk-network-advice = Choisissez un répertoire local par --data-dir, ou une base MySQL par --database-url.
doctor-database = { $url } répond : { $name } { $version }.
doctor-database-old = { $url } répond, mais { $name } { $version } est trop ancien.
doctor-database-old-advice = Installez { $name } { $least } ou plus récent.
doctor-database-away = { $url } ne peut pas servir : { $problem }.
doctor-database-away-advice = Vérifiez que le serveur est en marche et que --database-url nomme son adresse, son compte et sa base.
doctor-isolation = Les transactions peuvent être READ COMMITTED.
doctor-isolation-refused = Les transactions ne peuvent pas être READ COMMITTED : { $problem }.
doctor-isolation-refused-advice = Laissez le compte régler le niveau d’isolation de ses sessions.
doctor-schema-none = La base est vide ; elle est remplie au premier démarrage.
doctor-schema = Les tables sont celles de ce programme.
doctor-schema-older = Les tables sont d’une version plus ancienne ({ $found } étapes sur { $known }) ; elles sont mises à jour au prochain démarrage.
doctor-schema-newer = Les tables sont d’une version plus récente ({ $found } étapes, ce programme en connaît { $known }).
doctor-schema-newer-advice = Démarrez le programme plus récent, ou choisissez une autre base par --database-url.
doctor-connections = Le serveur accepte { $most } connexions ; la boutique en ouvre jusqu’à { $needed }.
doctor-connections-few = Le serveur n’accepte que { $most } connexions ; la boutique en ouvre jusqu’à { $needed }.
doctor-connections-few-advice = Augmentez max_connections, ou réduisez --db-pool.
doctor-offset = L’horloge de la base est à { $ms } ms de celle de cette machine.
doctor-offset-large = L’horloge de la base est à { $ms } ms de celle de cette machine : les fins des activations et les instants des journaux diffèrent.
doctor-offset-large-advice = Réglez les deux horloges par NTP.
doctor-offset-wrong = L’horloge de la base est à { $ms } ms de celle de cette machine : les sessions et les livraisons se dérèglent.
doctor-offset-wrong-advice = Réglez les deux horloges par NTP.
doctor-memory = { $available } sur { $total } sont libres ; un tas de { $heap } demande { $needed }.
doctor-memory-taken = Seulement { $available } sur { $total } sont libres ; un tas de { $heap } demande { $needed }.
doctor-memory-taken-advice = Fermez d’autres programmes, ou réduisez --heap-max : sinon le système peut tuer la boutique avant que son propre budget ne refuse.
doctor-memory-small = Cette machine ou ce conteneur a { $total } ; un tas de { $heap } demande { $needed }.
doctor-memory-small-advice = Donnez-lui plus de mémoire, ou réduisez --heap-max.
doctor-memory-unknown = La mémoire de cette machine n’est pas connue ; un tas de { $heap } demande { $needed }.
doctor-memory-unknown-advice = Veillez à ce qu’il y en ait autant.
doctor-cores = { $count } cœurs.
doctor-cores-one = Un seul cœur : la charge et la saturation du processeur atteignent aussi les pages de l’instructeur.
doctor-cores-one-advice = Donnez à la boutique deux cœurs ou plus.
doctor-clock = { $now }
doctor-clock-wrong = L’horloge de cette machine indique { $now }.
doctor-clock-wrong-advice = Réglez-la, en UTC, par NTP : timedatectl set-ntp true
doctor-files = { $limit } fichiers et connexions peuvent être ouverts à la fois.
doctor-files-any = Les fichiers et connexions ouverts à la fois ne sont pas limités.
doctor-files-few = Seulement { $limit } fichiers et connexions peuvent être ouverts à la fois : un test de charge de plus de clients rencontre cette limite et non celle de la boutique.
doctor-files-few-advice = Augmentez-la : ulimit -n { $enough }
doctor-files-none = Seulement { $limit } fichiers et connexions peuvent être ouverts à la fois.
doctor-files-none-advice = Augmentez-la : ulimit -n { $enough }
doctor-tool-use = { $tool ->
    [mariadb] un serveur de base de données à soi, pour plusieurs copies de la boutique et pour les tests
    [chromium] les tests des interfaces
    [prometheus] des métriques gardées et tracées hors de la boutique
    [jmeter] des scripts de charge avec corrélation
    [wrk] une charge brute sur une adresse, et le banc de mesure
    [k6] des scripts de charge en JavaScript
   *[other] des scripts et des exercices
}
doctor-tool = { $path }, pour { doctor-tool-use }.
doctor-tool-missing = Introuvable. Facultatif : { doctor-tool-use }.
doctor-tool-missing-advice = Pour l’avoir : { $how }
