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
catalogue-memory-summary = La mémoire se remplit jusqu’à la part demandée du budget et le garde-fou l’y retient ; à 105 sans garde-fou, le processus meurt et revient.
catalogue-memory-cause = Un cache de paniers enregistrés gardait tout ce qu’il recevait sans jamais rien oublier, et la mémoire s’est remplie.

catalogue-gc_pressure-name = Pression sur la mémoire
catalogue-gc_pressure-summary = Des données éphémères remplissent cette part de la mémoire libre et sont libérées d’un coup ; pendant ce temps, toutes les requêtes attendent.
catalogue-gc_pressure-cause = Un rapport des ventes rassemblait toutes ses lignes en mémoire avant de les libérer d’un coup, et la boutique s’arrêtait pendant ce temps.

catalogue-db_pool-name = Pool de connexions
catalogue-db_pool-summary = Cette part des connexions du pool est réellement prise et gardée ; les requêtes se partagent les autres et attendent.
catalogue-db_pool-cause = Des connexions à la base étaient prises et n’étaient pas rendues, et les requêtes attendaient l’une des dernières.

catalogue-thread_pool-name = Travailleurs occupés
catalogue-thread_pool-summary = Cette part des travailleurs qui servent les requêtes est réellement occupée ; les requêtes font la queue derrière les autres et reçoivent 503 après 30 s.
catalogue-thread_pool-cause = Des travaux de fond occupaient presque tous les travailleurs, et les requêtes attendaient que l’un des derniers se libère.

catalogue-slow_query-name = Requêtes SQL lentes
catalogue-slow_query-summary = La liste, la recherche et la fiche d’un produit exécutent une requête SQL réellement lente dans la base, calibrée à 20 ms par point d’intensité.
catalogue-slow_query-cause = Le classement des produits proches comparait chaque mot avec des milliers d’autres, sans index, à chaque affichage.
catalogue-slow_query-trigger = Une page de produits a exécuté la requête SQL lente.

catalogue-deadlock-name = Interblocages en base
catalogue-deadlock-summary = Cette part des commandes rencontre à son premier essai une transaction qui verrouille les mêmes produits dans l’ordre inverse ; la commande est annulée et reçoit 503, l’essai suivant passe.
catalogue-deadlock-cause = Un inventaire verrouillait les mêmes produits que les commandes, dans l’ordre inverse, et la base annulait la commande.
catalogue-deadlock-trigger = Une commande a rencontré une transaction qui tenait ses produits.

catalogue-network-name = Réseau dégradé
catalogue-network-summary = Chaque requête de la boutique attend de 10 à 20 ms par point d’intensité, une sur 400 par point reçoit 503 sans effet, et les réponses de plus de 16 Kio sont ralenties.
catalogue-network-cause = Le réseau entre les clients et la boutique était lent, perdait des requêtes et manquait de débit ; la boutique elle-même allait bien.
catalogue-network-trigger = Une requête a été ralentie ou perdue en chemin.

catalogue-session_token-name = Jeton de session
catalogue-session_token-summary = Les appels de la commande doivent porter le jeton de session reçu à la connexion et, chacun, un UUID neuf dans X-Request-ID.
catalogue-session_token-cause = La boutique exigeait un jeton de session et un identifiant neuf à chaque appel ; un script enregistré puis rejoué tel quel ne les portait pas.
catalogue-session_token-trigger = Un appel devait porter le jeton de session et un identifiant neuf.

catalogue-action_token-name = Jeton d’action
catalogue-action_token-summary = Les appels de la commande doivent aussi porter le jeton d’action de la dernière réponse, valable une seule fois et cinq minutes.
catalogue-action_token-cause = Chaque réponse donnait un jeton d’action valable une seule fois, et le script renvoyait un jeton déjà utilisé.
catalogue-action_token-trigger = Un appel devait porter un jeton d’action neuf.

catalogue-signed_request-name = Requêtes signées
catalogue-signed_request-summary = Les appels de la commande doivent aussi porter un jeton CSRF, l’étape attendue et une signature HMAC-SHA-256 ; les jetons durent une minute.
catalogue-signed_request-cause = Chaque appel devait nommer l’étape attendue et être signé avec la clé donnée à la connexion, ce que le script ne faisait pas.
catalogue-signed_request-trigger = Un appel devait nommer son étape et être signé.

catalogue-derived_key-name = Clé dérivée
catalogue-derived_key-summary = La clé de signature n’est plus donnée : elle se dérive par HKDF-SHA-256 du jeton de session et de l’indice X-Key-Hint de la dernière réponse.
catalogue-derived_key-cause = La clé de signature se dérivait à chaque appel du jeton de session et d’un indice renouvelé, ce que le script ne faisait pas.
catalogue-derived_key-trigger = Un appel devait être signé avec une clé dérivée.

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
