# SPDX-License-Identifier: AGPL-3.0-or-later
## Le cockpit de l’instructeur. Les textes des anomalies viennent du catalogue.

cockpit-title = Cockpit – PerfShop
cockpit-brand = Cockpit
cockpit-skip = Aller au contenu

cockpit-login-title = Cockpit de l’instructeur

cockpit-live-on = En direct
cockpit-live-off = Reconnexion…
cockpit-live-first = Connexion…

cockpit-reset = Tout arrêter
cockpit-reset-keys = Alt + 0
cockpit-reset-done = Tout est arrêté.
cockpit-reset-data = et les données…
cockpit-reset-data-title = Tout arrêter et remettre les données à neuf
cockpit-reset-data-text = Toutes les anomalies s’arrêtent, puis produits, stocks, avis, clients, paniers, commandes et e-mails redeviennent ceux du premier jour. Ce que la classe a commandé et les comptes qu’elle a créés sont perdus. Cela ne s’annule pas.
cockpit-reset-data-confirm = Tout remettre à neuf
cockpit-reset-data-done = Terminé : les données ont été remises à neuf en { $seconds } s.
cockpit-reset-step-chaos = Arrêt de toutes les anomalies
cockpit-reset-step-data = Remise à neuf des données
cockpit-close = Fermer
cockpit-undo = Annuler
cockpit-undone = Annulé.
cockpit-undo-failed = L’annulation n’a pas abouti : { $reason }

## Pages

cockpit-places = Pages du cockpit
cockpit-place-console = Leviers
cockpit-place-active = { $count ->
    [one] { $count } active
   *[other] { $count } actives
}
cockpit-place-audit = Journal
cockpit-place-auditor = Auditeur
cockpit-place-accounts = Comptes
cockpit-place-account = Mon compte

## Ce qui est actif

cockpit-active-title = Actif maintenant
cockpit-active-none = Boutique saine
cockpit-active-none-text = Aucune anomalie active.
cockpit-unknown = État inconnu
cockpit-unknown-since = Le serveur ne répond plus depuis { $clock }.
cockpit-unknown-last = { $count ->
    [0] Rien n’était actif alors.
    [one] Était active alors :
   *[other] Étaient actives alors :
}
cockpit-active-since = depuis { $clock }
cockpit-active-left = fin dans { $span }
cockpit-active-by = par { $who }
cockpit-active-end = Arrêter
cockpit-active-end-named = Arrêter { $name }
cockpit-active-down = coupure de { $seconds } s
cockpit-active-stop-heap = arrêt si tas > { $value } %
cockpit-active-stop-error = arrêt si erreurs > { $value } %
cockpit-active-stop-p95 = arrêt si p95 > { $value } ms

## États

cockpit-state-off = Éteint
cockpit-state-on = Actif
cockpit-state-dosed = { $dose }
cockpit-state-limit = À la limite

## La météo

cockpit-weather = Météo
cockpit-weather-text = Un scénario à la fois, pour tout le monde, pendant 20 minutes. Les étudiants n’en apprennent jamais les doses.
cockpit-weather-1 = une cause domine
cockpit-weather-2 = deux causes associées
cockpit-weather-3 = plusieurs causes mêlées
cockpit-weather-4 = tout sature
cockpit-scenario-started = Lancé : { $name }
cockpit-scenario-left = restent
cockpit-scenario-doses = Doses du scénario
cockpit-shoppers = { $count } acheteurs intégrés
cockpit-shoppers-text = La boutique était vide : le programme fournit la charge, puis la retire.
cockpit-actor-student = { $alias } (étudiant)
cockpit-dose-held = { $dose }, tenue à { $held }

## Leviers et interrupteurs

cockpit-level = Niveau : { $family }
cockpit-level-0 = Éteint
cockpit-level-1 = Junior
cockpit-level-2 = Intermédiaire
cockpit-level-3 = Expert
cockpit-level-4 = Maître
cockpit-level-scripting-4 = Maestro
cockpit-level-set = { $family } : niveau { $level }
cockpit-dose = Dose
cockpit-dose-of = Dose de { $name }
cockpit-dose-range = Dose de { $min } à { $max }
cockpit-dose-unit-cpu = % d’un cœur
cockpit-dose-unit-memory = % du tas
cockpit-dose-unit-gc_pressure = % du tas libre
cockpit-dose-unit-db_pool = % des connexions
cockpit-dose-unit-thread_pool = % des travailleurs
cockpit-dose-unit-slow_query = % de 2 s
cockpit-dose-unit-deadlock = % des commandes
cockpit-dose-unit-doubleFetch = appels de plus
cockpit-activate = Activer
cockpit-apply = Appliquer
cockpit-end = Arrêter
cockpit-activate-named = Activer { $name }
cockpit-apply-named = Appliquer à { $name }
cockpit-activated = Activé : { $name }
cockpit-activated-dose = Activé : { $name }, { $dose }
cockpit-ended = Arrêté : { $name }
cockpit-ended-itself = S’est arrêtée d’elle-même : { $name } ({ $reason }).
cockpit-end-expired = durée écoulée
cockpit-end-stop_heap = règle d’arrêt : tas
cockpit-end-stop_errors = règle d’arrêt : erreurs
cockpit-end-stop_p95 = règle d’arrêt : p95
cockpit-end-ended = à la main
cockpit-end-replaced = remplacée
cockpit-end-reset = tout arrêté
cockpit-end-crash = processus mort
cockpit-end-oom = mémoire épuisée
cockpit-end-shutdown = programme arrêté
cockpit-measured-cpu = mesuré : { $value } % d’un cœur
cockpit-measured-memory = mesuré : { $value } % du tas
cockpit-measured-gc_pressure = mesuré : { $value } ms de pause par seconde
cockpit-measured-db_pool = mesuré : { $value } connexions prises sur { $max }
cockpit-measured-thread_pool = mesuré : { $value } travailleurs occupés sur { $max }
cockpit-measured-slow_query = mesuré : { $value } ms en base par seconde
cockpit-measured-deadlock = mesuré : { $value } réponses 5xx par seconde
cockpit-measured-network = mesuré : { $value } ms de latence médiane
cockpit-limited = limité par la machine
cockpit-range = { $min } à { $max }
cockpit-param-ratio = Fils
cockpit-param-guardrail = Garde-fou (%)
cockpit-param-downSeconds = Coupure (s)
cockpit-death-title = Laisser mourir la boutique ?
cockpit-death-text = À 105 sans garde-fou, le tas se remplit jusqu’au refus et le processus de la boutique meurt. Les calculs en cours sont perdus, pas les commandes acceptées.
cockpit-death-back = Elle redémarre en moins d’une seconde, sans la fuite.
cockpit-death-down = Elle redémarre sans la fuite, et répond 503 pendant { $seconds } s de plus.
cockpit-death-confirm = Laisser mourir
cockpit-about = À propos
cockpit-about-cause = Cause
cockpit-about-signals = Où la voir
cockpit-about-silent = Silencieuse : aucun écran ne la montre.
cockpit-silent = Silencieuse
cockpit-families = Familles d’anomalies
cockpit-struck = Dernier déclenchement
cockpit-struck-of = Derniers déclenchements : { $family }
cockpit-struck-none = aucun depuis le démarrage
cockpit-struck-older = aucun parmi les 200 derniers de toutes les familles
cockpit-struck-times = { $count ->
    [one] déclenchement
   *[other] déclenchements
}
cockpit-severity-info = information
cockpit-severity-warning = avertissement
cockpit-severity-critical = critique
cockpit-about-seconds = Visible en { $seconds } s
cockpit-about-load = Demande de la charge.
cockpit-about-level = Niveaux
cockpit-about-level-none = Dans aucun niveau : elle se dose ici ou par un scénario.
cockpit-about-level-from = À partir du niveau { $level }
cockpit-signal-metric = métrique
cockpit-signal-log = journal
cockpit-signal-trace = trace
cockpit-signal-span = trace
cockpit-signal-profile = profil
cockpit-signal-monitor = moniteur

## Réglages avancés

cockpit-advanced = Avancé
cockpit-advanced-submit = Activer avec ces réglages
cockpit-scope = Pour qui
cockpit-scope-everyone = Tout le monde
cockpit-scope-class = Une classe
cockpit-scope-student = Un étudiant
cockpit-scope-customer = Un client
cockpit-scope-header = Un en-tête
cockpit-scope-percent = Une part des requêtes
cockpit-scope-of = { $kind } : { $value }
cockpit-scope-share = { $value } des requêtes
cockpit-for = pour { $whom }
cockpit-whom-everyone = tout le monde
cockpit-whom-class = la classe { $value }
cockpit-whom-student = l’étudiant { $value }
cockpit-whom-customer = le client { $value }
cockpit-whom-header = l’en-tête { $value }
cockpit-whom-percent = { $value } des requêtes
cockpit-for-many = pour { $count } publics
cockpit-scope-value-class = Classe
cockpit-scope-value-student = Étudiant
cockpit-scope-students-none = Aucun étudiant n’est encore entré.
cockpit-scope-students-choose = Choisir…
cockpit-scope-value-customer = Adresse e-mail du client
cockpit-scope-value-header = En-tête (Nom: valeur)
cockpit-scope-value-percent = Part (%)
cockpit-ramp = Montée (s)
cockpit-ends-in = Fin après (s)
cockpit-stop = Arrêt automatique
cockpit-stop-heap = Tas au-dessus de (%)
cockpit-stop-error = Erreurs au-dessus de (%)
cockpit-stop-p95 = p95 au-dessus de (ms)
cockpit-reason = Motif

## Chiffres en direct

cockpit-figures = Chiffres en direct
cockpit-figures-lost = Connexion perdue, reconnexion…
cockpit-figure-requests = Requêtes
cockpit-figure-errors = { $value } erreur/s
cockpit-figure-latency = Latence p95
cockpit-figure-latency-more = p50 { $p50 } · p99 { $p99 }
cockpit-figure-cpu = CPU
cockpit-figure-cpu-more = 100 % = un cœur
cockpit-figure-heap = Tas
cockpit-figure-heap-more = sur { $max } · résident { $rss }
cockpit-figure-pool = Connexions
cockpit-figure-pool-more = sur { $max } · { $waiting } en attente
cockpit-figure-workers = Travailleurs
cockpit-figure-workers-more = sur { $max } · { $queue } en file
cockpit-figure-orders = Commandes
cockpit-figure-orders-more = { $revenue } encaissés depuis le démarrage
cockpit-figure-restarts = { $count ->
    [0] aucun redémarrage
    [one] { $count } redémarrage
   *[other] { $count } redémarrages
}
cockpit-unit-per-second = /s
cockpit-unit-per-minute = /min
cockpit-unit-ms = ms
cockpit-unit-percent = %
cockpit-unit-mib = Mio

## Modes

cockpit-debrief = Débriefing
cockpit-debrief-text = Les étudiants voient les causes
cockpit-debrief-on = Débriefing ouvert.
cockpit-debrief-off = Débriefing fermé.
cockpit-student-mode = Mode étudiant
cockpit-student-mode-text = Les étudiants lancent leurs anomalies
cockpit-student-mode-on = Mode étudiant ouvert.
cockpit-student-mode-off = Mode étudiant verrouillé.
cockpit-student-shared = Mode partagé
cockpit-student-shared-text = Un étudiant agit sur toute la classe
cockpit-student-shared-on = Mode partagé ouvert.
cockpit-student-shared-off = Mode partagé fermé : chacun pour soi.

## Journal

cockpit-audit = Journal
cockpit-audit-pages = Pages du journal
cockpit-audit-empty = Rien n’a encore été changé.
cockpit-audit-at = Quand
cockpit-audit-actor = Qui
cockpit-audit-action = Action
cockpit-audit-anomaly = Anomalie
cockpit-audit-detail = Détail
cockpit-audit-none = Aucune ligne ne correspond.
cockpit-audit-clear = Effacer les filtres
cockpit-audit-any = Toutes
cockpit-audit-count = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
cockpit-audit-system = le programme
cockpit-audit-actor-hint = Adresse entière, ou « system »
cockpit-audit-from = Depuis
cockpit-audit-to = Jusqu’à
cockpit-action-activate = Activation
cockpit-action-end = Arrêt
cockpit-action-struck = Déclenchements silencieux
cockpit-action-reset = Tout arrêté
cockpit-action-debrief = Débriefing
cockpit-action-student_mode = Mode étudiant
cockpit-action-enter = Entrée d’un étudiant
cockpit-action-data_reset = Données remises à neuf
cockpit-action-product_create = Produit créé
cockpit-action-product_change = Produit modifié
cockpit-action-product_delete = Produit supprimé
cockpit-action-product_image = Image de produit
cockpit-action-user_create = Client créé
cockpit-action-user_change = Client modifié
cockpit-action-user_delete = Client supprimé
cockpit-action-order_change = Commande modifiée
cockpit-action-promo_create = Code promo créé
cockpit-action-promo_change = Code promo modifié
cockpit-action-promo_delete = Code promo supprimé
cockpit-action-mail_read = E-mail lu
cockpit-action-admin_create = Compte créé
cockpit-action-admin_change = Compte modifié
cockpit-action-admin_delete = Compte supprimé
cockpit-fact-id = n°
cockpit-fact-dose = dose
cockpit-fact-ratio = fils
cockpit-fact-guardrail = garde-fou
cockpit-fact-rampSeconds = montée
cockpit-fact-endsInSeconds = durée
cockpit-fact-heapPercent = arrêt si tas >
cockpit-fact-errorPercent = arrêt si erreurs >
cockpit-fact-p95Ms = arrêt si p95 >
cockpit-fact-downSeconds = coupure
cockpit-fact-scenario = scénario
cockpit-fact-scope = pour
cockpit-fact-why = raison :
cockpit-fact-open = ouvert :
cockpit-fact-enabled = ouvert :
cockpit-fact-shared = partagé :
cockpit-fact-email = adresse
cockpit-fact-rights = droits :
cockpit-fact-password = mot de passe
cockpit-fact-price = prix
cockpit-fact-stock = stock
cockpit-fact-status = état
cockpit-fact-code = code
cockpit-fact-points = points
cockpit-fact-user = client n°
cockpit-fact-kind = sorte
cockpit-fact-bytes = octets
cockpit-fact-ms = durée
cockpit-fact-value-true = oui
cockpit-fact-value-false = non
cockpit-fact-value-new = nouveau
cockpit-fact-value-kept = inchangé

## Comptes

cockpit-accounts = Comptes
cockpit-accounts-text = Qui peut entrer dans les interfaces de l’instructeur, et ce que chacun peut y faire.
cockpit-accounts-pages = Pages des comptes
cockpit-accounts-new = Nouveau compte
cockpit-accounts-edit = Modifier
cockpit-accounts-edit-named = Modifier { $email }
cockpit-accounts-delete = Supprimer
cockpit-accounts-delete-named = Supprimer { $email }
cockpit-accounts-delete-title = Supprimer { $email } ?
cockpit-accounts-delete-text = Le compte disparaît et ses sessions s’arrêtent aussitôt. Ce qu’il a fait reste dans le journal. Cela ne s’annule pas.
cockpit-accounts-deleted = Compte supprimé : { $email }
cockpit-accounts-created = Compte créé : { $email }
cockpit-accounts-changed = Compte modifié : { $email }
cockpit-accounts-create = Créer
cockpit-accounts-save = Enregistrer
cockpit-accounts-password-new = Nouveau mot de passe
cockpit-accounts-password-hint = 12 caractères au moins.
cockpit-accounts-password-kept = Laissé vide, l’ancien reste. Un changement ferme les sessions du compte.
cockpit-accounts-password-make = Proposer
cockpit-accounts-super-rights = Le superadmin garde tous les droits.
cockpit-account = Mon compte
cockpit-account-super = Superadmin
cockpit-account-rights = Droits
cockpit-account-without = sans
cockpit-account-session = La session dure douze heures, dans cet onglet seulement.
cockpit-account-password = Mot de passe
cockpit-account-password-again = Encore une fois
cockpit-account-password-differs = Les deux mots de passe diffèrent.
cockpit-account-password-text = Toutes les sessions de ce compte se ferment, celle-ci aussi.
cockpit-account-password-submit = Changer le mot de passe
cockpit-account-password-ask = Pour changer de mot de passe, s’adresser au superadmin.
cockpit-right-chaos = Chaos
cockpit-right-chaos-text = Lancer et arrêter les anomalies
cockpit-right-monitoring = Moniteur
cockpit-right-monitoring-text = Voir ce qui est actif et les chiffres
cockpit-right-admin = Back-office
cockpit-right-admin-text = Produits, clients, commandes, remise à neuf
cockpit-right-jmeter = JMeter
cockpit-right-jmeter-text = Lancer des tirs JMeter
cockpit-right-scripts = Scripts
cockpit-right-scripts-text = Lancer des scripts
cockpit-right-none = aucun
cockpit-families-empty = Le catalogue est vide.
cockpit-source = Code source
cockpit-licence = Logiciel libre sous licence AGPL-3.0

## Auditeur

cockpit-auditor = Auditeur
cockpit-auditor-text = Chaque commande est recalculée d’après les règles écrites, sans le code de la boutique : ce qui s’en écarte, avec l’anomalie qui laisse cette trace. C’est le corrigé : les étudiants ne le voient pas.
cockpit-auditor-again = Vérifier de nouveau
cockpit-auditor-working = Recalcul en cours : { $percent } %
cockpit-auditor-progress = Avancement du recalcul
cockpit-auditor-at = Commandes recalculées le { $day } à { $clock }.
cockpit-auditor-none = { $count ->
    [one] Aucun écart dans { $count } commande.
   *[other] Aucun écart dans { $count } commandes.
}
cockpit-auditor-figure-lost = Euros perdus
cockpit-auditor-figure-deviations = Écarts prouvés
cockpit-auditor-figure-orders = Commandes fausses
cockpit-auditor-figure-customers = Clients touchés
cockpit-auditor-figure-since = Depuis
cockpit-auditor-figure-checked = Commandes vérifiées
cockpit-auditor-by-anomaly = Écarts par anomalie
cockpit-auditor-unexplained = Sans anomalie connue
cockpit-auditor-proof-proven = prouvé
cockpit-auditor-proof-exposed = exposé
cockpit-auditor-sum = { $orders ->
    [one] { $orders } commande
   *[other] { $orders } commandes
}, { $customers ->
    [one] { $customers } client
   *[other] { $customers } clients
}
cockpit-auditor-since = depuis le { $day } à { $clock }
cockpit-auditor-rows = Commandes qui s’écartent des règles
cockpit-auditor-pages = Pages des écarts
cockpit-auditor-truncated = Il y a plus de lignes que la page n’en garde ; les chiffres les comptent toutes.
cockpit-auditor-column-order = Commande
cockpit-auditor-column-anomaly = Anomalie
cockpit-auditor-column-customer = Client
cockpit-auditor-column-field = Champ
cockpit-auditor-column-expected = Attendu
cockpit-auditor-column-found = Trouvé
cockpit-auditor-column-euros = Euros
cockpit-auditor-unknown-prices = { $count ->
    [one] { $count } prix n’a pas pu être vérifié : le produit a changé depuis.
   *[other] { $count } prix n’ont pas pu être vérifiés : les produits ont changé depuis.
}
cockpit-auditor-unknown-promos = { $count ->
    [one] { $count } code promo n’a pas pu être vérifié : il a changé ou disparu depuis.
   *[other] { $count } codes promo n’ont pas pu être vérifiés : ils ont changé ou disparu depuis.
}
cockpit-auditor-unknown-mails = { $count ->
    [one] { $count } e-mail n’a pas pu être lu.
   *[other] { $count } e-mails n’ont pas pu être lus.
}
