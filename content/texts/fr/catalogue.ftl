# SPDX-License-Identifier: AGPL-3.0-or-later
# Le catalogue des anomalies : nom, ce que l'instructeur lit, la cause en une phrase pour le débriefing, le texte d'un déclenchement.

catalogue-family-performance = Performance
catalogue-family-scripting = Scripting
catalogue-family-frontend = Navigateur
catalogue-family-business = Métier
catalogue-family-functional = Fonctionnel
catalogue-family-security = Sécurité
catalogue-family-pedagogical = Parcours pédagogique

catalogue-cpu-name = Charge du processeur
catalogue-cpu-summary = Des fils d’exécution calculent des empreintes SHA-256 et prennent chacun la part de cœur demandée.
catalogue-cpu-cause = Le moteur de recommandation recalculait sans fin les affinités entre produits et prenait le processeur à la boutique.

catalogue-memory-name = Fuite de mémoire
catalogue-memory-summary = La mémoire se remplit jusqu’à la part demandée du budget et le garde-fou l’y retient ; à 105 sans garde-fou, le processus meurt et revient.
catalogue-memory-cause = Un cache de paniers enregistrés gardait tout ce qu’il recevait sans jamais rien oublier, et la mémoire s’est remplie.

catalogue-gc_pressure-name = Pression sur la mémoire
catalogue-gc_pressure-summary = Des données éphémères remplissent cette part de la mémoire libre et sont libérées d’un coup ; pendant ce temps, toutes les requêtes attendent.
catalogue-gc_pressure-cause = Un rapport des ventes rassemblait toutes ses lignes en mémoire avant de les libérer d’un coup, et la boutique s’arrêtait pendant ce temps.

catalogue-thread_pool-name = Travailleurs occupés
catalogue-thread_pool-summary = Cette part des travailleurs qui servent les requêtes est réellement occupée ; les requêtes font la queue derrière les autres et reçoivent 503 après 30 s.
catalogue-thread_pool-cause = Des travaux de fond occupaient presque tous les travailleurs, et les requêtes attendaient que l’un des derniers se libère.

catalogue-A1-name = TVA périmée
catalogue-A1-summary = La TVA est facturée à 19,6 % au lieu de 20 % : une commande de 120,00 € devient 119,60 €.
catalogue-A1-cause = Le calcul du montant à payer appliquait encore le taux de TVA de 19,6 %, périmé depuis 2014, au lieu de 20 %.
catalogue-A1-trigger = Un montant a été facturé au taux de TVA de 19,6 %.

catalogue-cpuBurn-name = Navigateur : calcul
catalogue-cpuBurn-summary = La page de la boutique calcule sans fin : un Web Worker hache, et des tâches longues bloquent le fil principal.
catalogue-cpuBurn-cause = Un script de la page recalculait sans fin des empreintes et bloquait le fil principal du navigateur.

catalogue-memoryLeak-name = Navigateur : fuite de mémoire
catalogue-memoryLeak-summary = La page garde des objets circulaires et des écouteurs orphelins : la mémoire de l’onglet grandit.
catalogue-memoryLeak-cause = La page gardait en vie des objets et des écouteurs d’événements dont plus personne ne se servait.

catalogue-domFlood-name = Navigateur : inondation du DOM
catalogue-domFlood-summary = La page insère des nœuds et force des calculs de mise en page.
catalogue-domFlood-cause = Un composant de la page ajoutait sans cesse des nœuds au document et relisait leur taille à chaque fois.

catalogue-fetchFlood-name = Navigateur : inondation de requêtes
catalogue-fetchFlood-summary = La page interroge sans cesse les fiches de douze produits.
catalogue-fetchFlood-cause = Un préchargement mal borné redemandait sans cesse les fiches de douze produits.

catalogue-doubleFetch-name = Navigateur : appels répétés
catalogue-doubleFetch-summary = Chaque appel de la page est fait plusieurs fois.
catalogue-doubleFetch-cause = Un intercepteur de la page répétait chaque appel à l’API.
