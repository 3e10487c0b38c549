# SPDX-License-Identifier: AGPL-3.0-or-later
# Les scénarios météo : leur nom est tout ce qu’un étudiant en apprend.

scenario-on = { $name } : en cours, pour 20 minutes.
scenario-off = Plus aucun scénario n’est en cours.
scenario-own-off = Vous n’avez aucun scénario en cours. Quelqu’un d’autre en a un.

scenario-N1-01 = Brise légère
scenario-N1-02 = Brume matinale
scenario-N1-03 = Grain passager
scenario-N1-04 = Crachin réseau
scenario-N1-05 = Nuage de passage
scenario-N2-01 = Vent de travers
scenario-N2-02 = Étang gelé
scenario-N2-03 = Bourrasque
scenario-N2-04 = Marée montante
scenario-N2-05 = Grêle
scenario-N3-01 = Tempête de sable
scenario-N3-02 = Brouillard épais
scenario-N3-03 = Verglas
scenario-N3-04 = Lame de fond
scenario-N3-05 = Tourbillon
scenario-N4-01 = Ouragan
scenario-N4-02 = Avalanche
scenario-N4-03 = Tsunami
scenario-N4-04 = Éruption
scenario-N4-05 = Tempête parfaite
