# SPDX-License-Identifier: AGPL-3.0-or-later
## Le cockpit de l’instructeur. Les textes des anomalies viennent du catalogue.

cockpit-title = Cockpit – PerfShop
cockpit-brand = Cockpit
cockpit-skip = Aller au contenu

cockpit-login-title = Cockpit de l’instructeur

cockpit-live-on = En direct
cockpit-live-off = Reconnexion…

cockpit-reset = Tout arrêter
cockpit-reset-keys = Alt + 0
cockpit-reset-done = Tout est arrêté.
cockpit-undo = Annuler
cockpit-undone = Annulé.
cockpit-undo-failed = L’annulation n’a pas abouti : { $reason }

## Ce qui est actif

cockpit-active-title = Actif maintenant
cockpit-active-none = Boutique saine
cockpit-active-none-text = Aucune anomalie active.
cockpit-active-since = depuis { $clock }
cockpit-active-left = fin dans { $span }
cockpit-active-by = par { $who }
cockpit-active-end = Arrêter
cockpit-active-end-named = Arrêter { $name }
cockpit-active-stop-heap = arrêt si tas > { $value } %
cockpit-active-stop-error = arrêt si erreurs > { $value } %
cockpit-active-stop-p95 = arrêt si p95 > { $value } ms

## États

cockpit-state-off = Éteint
cockpit-state-on = Actif
cockpit-state-dosed = { $dose }
cockpit-state-limit = À la limite

## Leviers et interrupteurs

cockpit-level = Niveau : { $family }
cockpit-level-0 = Éteint
cockpit-level-1 = Junior
cockpit-level-2 = Intermédiaire
cockpit-level-3 = Expert
cockpit-level-4 = Maître
cockpit-level-scripting-4 = Maestro
cockpit-level-set = { $family } : niveau { $level }
cockpit-dose = Dose
cockpit-dose-of = Dose de { $name }
cockpit-activate = Activer
cockpit-apply = Appliquer
cockpit-end = Arrêter
cockpit-activate-named = Activer { $name }
cockpit-apply-named = Appliquer à { $name }
cockpit-activated = Activé : { $name }
cockpit-activated-dose = Activé : { $name }, { $dose }
cockpit-ended = Arrêté : { $name }
cockpit-ended-itself = S’est arrêtée d’elle-même : { $name } ({ $reason }).
cockpit-end-expired = durée écoulée
cockpit-end-stop_heap = règle d’arrêt : tas
cockpit-end-stop_errors = règle d’arrêt : erreurs
cockpit-end-stop_p95 = règle d’arrêt : p95
cockpit-measured = mesuré { $value }
cockpit-limited = limité par la machine
cockpit-range = { $min } à { $max }
cockpit-param-ratio = Fils
cockpit-param-guardrail = Garde-fou (%)
cockpit-param-downSeconds = Coupure (s)
cockpit-about = À propos
cockpit-about-cause = Cause
cockpit-about-signals = Où la voir
cockpit-about-silent = Silencieuse : aucun écran ne la montre.
cockpit-about-seconds = Visible en { $seconds } s
cockpit-about-load = Demande de la charge.
cockpit-about-references = Références
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
cockpit-scope-of = { $kind } : { $value }
cockpit-scope-value-class = Classe
cockpit-scope-value-student = Jeton de l’étudiant
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
cockpit-figure-cpu-more = 100 % = un cœur
cockpit-figure-heap = Tas
cockpit-figure-heap-more = sur { $max } · résident { $rss }
cockpit-figure-pool = Connexions
cockpit-figure-pool-more = sur { $max } · { $waiting } en attente
cockpit-figure-workers = Ouvriers
cockpit-figure-workers-more = sur { $max } · { $queue } en file
cockpit-figure-orders = Commandes
cockpit-figure-orders-more = { $revenue } encaissés
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

## Journal

cockpit-audit = Journal
cockpit-audit-pages = Pages du journal
cockpit-audit-empty = Rien n’a encore été changé.
cockpit-audit-at = Quand
cockpit-audit-actor = Qui
cockpit-audit-action = Action
cockpit-audit-anomaly = Anomalie
cockpit-audit-detail = Détail
cockpit-families-empty = Le catalogue est vide.
cockpit-source = Code source
cockpit-licence = Logiciel libre sous licence AGPL-3.0
