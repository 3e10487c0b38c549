# SPDX-License-Identifier: AGPL-3.0-or-later
# Ce que la commande du chaos répond à l'instructeur.

chaos-cpu-on = Processeur : { $intensity } % d’un cœur, { $ratio } fois.
chaos-cpu-off = Processeur : arrêté.
chaos-level-on = { $family } : niveau { $level }.
chaos-level-off = { $family } : tout est arrêté pour tout le monde.
chaos-frontend-set = Les navigateurs sauront à leur prochaine question, en moins de 5 s, ce qu’ils ont à faire.
chaos-memory-on = Mémoire : jusqu’à { $target } % du budget.
chaos-memory-held = Mémoire : jusqu’à { $target } % du budget, retenue à { $guardrail } %.
chaos-memory-off = Mémoire : arrêtée.
chaos-lever-on = { $anomaly } : { $dose } %.
chaos-lever-off = { $anomaly } : arrêt.
chaos-activated = { $anomaly } est active.
chaos-ended = L’activation est terminée.
chaos-reset = Tout est arrêté. La boutique est saine.
chaos-debrief-open = Le débriefing est ouvert : les étudiants peuvent voir les causes.
chaos-debrief-closed = Le débriefing est fermé : les causes sont cachées aux étudiants.
chaos-student-mode-locked = Les commandes des étudiants sont verrouillées.
chaos-student-mode-own = Les étudiants commandent ce qui n’agit que sur eux.
chaos-student-mode-shared = Les étudiants commandent aussi ce qui agit sur tout le monde.

field-not-taken = Cette anomalie n’accepte pas ce champ.
student-level-on = { $family } : niveau { $level }.
student-level-off = { $family } : vos réglages sont arrêtés.

field-unknown-student = Aucun étudiant n’a ce jeton.
field-unknown-customer = La boutique n’a pas de client à cette adresse.
