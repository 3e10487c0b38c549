# SPDX-License-Identifier: AGPL-3.0-or-later
# La ligne de commande, la configuration et le superviseur.

failure = perfshop : { $message }

heading-usage = Usage :
heading-arguments = Arguments :
heading-options = Options :
heading-commands = Commandes :

about-perfshop = PerfShop : une boutique en ligne réelle et saine, où toute panne du métier se déclenche d'un clic.
about-serve = Démarre la boutique et la garde en marche.
about-config = Affiche la configuration en vigueur et l'origine de chaque valeur.
about-chaos = Commande le chaos d'une boutique en marche.
about-set = Règle une anomalie pour tout le monde.
about-status = Affiche l'état complet du chaos, en JSON.
about-reset = Met fin à tout, tout de suite.
about-openapi = Affiche le document OpenAPI.
about-admin = Gère le compte du superadministrateur.
about-set-password = Donne au superadministrateur un nouveau mot de passe, tiré au hasard et affiché.
about-version = Affiche la version.

help-help = Affiche cette aide
help-config = Fichier de configuration ({ $variable } ; défaut : perfshop.toml dans le répertoire de données, s'il y est)
help-url = Adresse de l'instructeur (défaut : celle de admin-listen)
help-anomaly = Identifiant de l'anomalie, par exemple cpu ou A1
help-dose = Dose de 0 à 105 (0 l'arrête), ou on et off pour une anomalie sans dose
help-ratio = Nombre de fils d'exécution (cpu)
help-stdin = Lit le nouveau mot de passe sur l'entrée standard au lieu d'en tirer un

help-setting = { $help } ({ $range } ; { $variable } ; défaut : { $default })
help-setting-without-default = { $help } ({ $range } ; { $variable })
help-listen = Adresse de la boutique
help-admin-listen = Adresse de l'instructeur
help-management-listen = Adresse de la santé et des métriques
help-data-dir = Répertoire de tout ce que cette instance garde
help-database-url = Base de données
help-db-pool = Connexions du pool de la boutique
help-workers = Requêtes de l'API servies en même temps
help-heap-max = Budget de mémoire du tas
help-lang = Langue de toute la boutique
help-admin-email = Adresse électronique du superadministrateur
help-admin-password = Mot de passe du superadministrateur
help-cors-allowed-origins = Autres origines dont les pages peuvent appeler l'API
help-password-cost = Coût du hachage des mots de passe
help-smtp-url = Serveur de courriel ; sans lui, les courriels restent dans la boutique
help-fulfilment-speed = Vitesse à laquelle les commandes sont préparées, expédiées et livrées
help-log-level = Niveau le moins grave écrit dans les journaux

range-between = un nombre entier de { $least } à { $most }
range-size = une taille de { $least } à { $most }, par exemple 512MiB
range-text = de { $least } à { $most } caractères
range-one-of = l'un de : { $words }
range-address = une adresse IP et un port, par exemple 127.0.0.1:8080
range-directory = un chemin de répertoire en UTF-8
range-database-url = mysql://utilisateur:motdepasse@hôte:port/nom ou sqlite:///chemin
range-smtp-url = smtp://[utilisateur:motdepasse@]hôte:port[?from=adresse]
range-origins = des origines comme https://exemple.org, séparées par des virgules
range-email = une adresse électronique

origin-default = défaut
origin-file = fichier { $file }, ligne { $line }
origin-variable = variable { $name }
origin-flag = option { $flag }

refusal-unknown-key = clé inconnue « { $key } » dans { $file }, ligne { $line }. Clés connues : { $known }.
refusal-syntax = { $file }, ligne { $line } : ce n'est pas du TOML valide ({ $problem }).
refusal-unreadable = le fichier de configuration { $file } ne peut pas être lu : { $problem }.
refusal-bad-value = { $setting } ({ $origin }) vaut « { $value } », mais doit être { $range }.
refusal-data-dir-in-its-own-file = { $file }, ligne { $line } : ce fichier a été trouvé par le répertoire de données, il ne peut donc pas le déplacer. Nommez le fichier par --config, ou donnez --data-dir.
refusal-no-home = aucun répertoire de données : ni HOME ni XDG_DATA_HOME ne sont définis. Donnez --data-dir ou PERFSHOP_DATA_DIR.
refusal-same-address = { $first } et { $second } demandent la même adresse, { $address }.
refusal-admin-without-password = PERFSHOP_ADMIN_EMAIL (--admin-email) est donnée sans PERFSHOP_ADMIN_PASSWORD : donnez les deux, ou aucune.
refusal-port-taken = le port { $port } est déjà pris ({ $flag } { $address }). Choisissez-en un autre par { $flag }, ou arrêtez le programme qui l'occupe.
refusal-bind = l'adresse { $address } ne peut pas être ouverte ({ $flag }) : { $problem }.
refusal-data-dir-make = le répertoire de données { $dir } (--data-dir) ne peut pas être créé : { $problem }.
refusal-data-dir-read = le répertoire de données { $dir } (--data-dir) ne peut pas être lu : { $problem }.
refusal-data-dir-write = on ne peut pas écrire dans le répertoire de données { $dir } (--data-dir) : { $problem }.
refusal-data-dir-taken = le répertoire de données { $dir } (--data-dir) sert déjà à une autre instance : { $problem }.
refusal-not-supervised = cette commande interne n'est lancée que par « perfshop serve » ({ $problem }).
warning-unknown-variable = attention : la variable { $name } n'est pas une variable de PerfShop ; elle est ignorée.

usage-unknown = argument inconnu : { $argument }. « perfshop --help » montre ce qui existe.
usage-missing = il manque { $argument }. « perfshop --help » montre ce qui existe.
usage-missing-command = il manque une commande, l'une de : { $known }.
usage-no-value = { $argument } attend une valeur.
usage-bad-value = { $argument } n'accepte pas « { $value } ».
usage-twice = { $argument } est donné deux fois.

address-shop = La boutique :        { $url }/
address-admin = L'instructeur :      { $url }/chaos-admin/
address-management = Santé et métriques : { $url }/actuator/health
supervisor-died = le processus de la boutique est mort ({ $reason } ; { $how }) ; il redémarre tout de suite, les connexions attendent.
supervisor-died-and-waits = le processus de la boutique est mort ({ $reason } ; { $how }) ; il redémarre dans { $seconds } s, les connexions attendent.
supervisor-back = la boutique répond de nouveau.
supervisor-killed = le processus de la boutique n'a pas fini à temps ; il a été tué.

admin-password-enforced = PERFSHOP_ADMIN_PASSWORD est définie et s'impose à chaque démarrage : changez-la, ou retirez-la d'abord.
admin-password-set = Nouveau mot de passe de { $email } ; ses jetons ne valent plus rien.
admin-password-range = un mot de passe a de 1 à { $most } caractères.

chaos-unreachable = personne ne répond à { $url } : { $problem }
chaos-refused = refusé ({ $status } { $code }) : { $detail }
chaos-no-token = la connexion n'a donné aucun jeton ; est-ce bien l'adresse de l'instructeur ?
chaos-no-identity = aucune identité : ni PERFSHOP_ADMIN_PASSWORD, ni { $file } ({ $problem }). Donnez --data-dir, ou les variables de l'administrateur.
chaos-nothing-active = « { $anomaly } » n'était pas active pour tout le monde ; rien n'a changé.
