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
catalogue-thread_pool-summary = Cette part des travailleurs qui servent les requêtes est réellement occupée ; les requêtes font la queue derrière les autres et reçoivent 503 après 30 s.
catalogue-thread_pool-cause = Des travaux de fond occupaient presque tous les travailleurs, et les requêtes attendaient que l’un des derniers se libère.

catalogue-slow_query-name = Requêtes SQL lentes
catalogue-slow_query-summary = La liste, la recherche et la fiche d’un produit exécutent une requête SQL réellement lente dans la base, calibrée à 20 ms par point d’intensité.
catalogue-slow_query-cause = Le classement des produits proches comparait chaque mot avec des milliers d’autres, sans index, à chaque affichage.
catalogue-slow_query-trigger = Une page de produits a exécuté la requête SQL lente.

catalogue-deadlock-name = Interblocages en base
catalogue-deadlock-summary = Cette part des commandes rencontre à son premier essai une transaction qui verrouille les mêmes produits dans l’ordre inverse ; la commande est annulée et reçoit 503, l’essai suivant passe.
catalogue-deadlock-cause = Un inventaire verrouillait les mêmes produits que les commandes, dans l’ordre inverse, et la base annulait la commande.
catalogue-deadlock-trigger = Une commande a rencontré une transaction qui tenait ses produits.

catalogue-network-name = Réseau dégradé
catalogue-network-summary = Chaque requête de la boutique attend de 10 à 20 ms par point d’intensité, une sur 400 par point reçoit 503 sans effet, et les réponses de plus de 16 Kio sont ralenties.
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

catalogue-F1-name = Passerelle de paiement absente
catalogue-F1-summary = POST /api/orders échoue en 500 : la configuration de la passerelle de paiement manque, un None est déballé dans process_payment_public.
catalogue-F1-cause = Le paiement d’une commande supposait une passerelle configurée ; sa configuration manquait, et le programme a paniqué en la déballant.
catalogue-F1-trigger = Un paiement n’a pas trouvé la configuration de la passerelle.

catalogue-F2-name = Règles de promotion en cercle
catalogue-F2-summary = POST /api/checkout/promo échoue en 500 : les règles du code se renvoient l’une à l’autre, et leur parcours épuise une pile de 2 Mio.
catalogue-F2-cause = Les règles d’un code promo renvoyaient l’une à l’autre, et leur parcours récursif ne s’arrêtait qu’à la fin de la pile.
catalogue-F2-trigger = Le parcours des règles d’un code promo a épuisé sa pile.

catalogue-F3-name = Facture sans fin
catalogue-F3-summary = GET /api/orders/…/invoice échoue en 500 : la facture rassemble des lignes jusqu’à ce que le budget de mémoire refuse, à 95 %, puis tout est rendu.
catalogue-F3-cause = La facture redemandait toujours la même page de lignes et les gardait toutes, jusqu’à ce que la mémoire manque.
catalogue-F3-trigger = Une facture a rempli la mémoire jusqu’au refus.

catalogue-F4-name = Corruption silencieuse
catalogue-F4-summary = Rue et ville sont enregistrées inversées, ainsi que les quantités des deux dernières lignes du panier ; les réponses sont justes. Cela se lit dans le profil, la commande et le panier relus.
catalogue-F4-cause = Deux champs étaient intervertis au moment de l’écriture : les réponses étaient justes, les données enregistrées ne l’étaient pas.
catalogue-F4-trigger = Des données ont été enregistrées inversées.
catalogue-A2-name = Prix arrondis
catalogue-A2-summary = Le panier et la commande comptent chaque prix de plus de 10,00 € sans ses centimes ; la fiche du produit garde le bon.
catalogue-A2-cause = Les lignes du panier étaient chiffrées avec un prix arrondi à l’euro inférieur.
catalogue-A2-trigger = Une ligne a été chiffrée sans ses centimes.

catalogue-A3-name = Stock figé
catalogue-A3-summary = Une vente ne retire rien du stock tant qu’il dépasse 10.
catalogue-A3-cause = La vente ne décomptait le stock qu’à partir du seuil de réapprovisionnement.
catalogue-A3-trigger = Une vente n’a rien retiré du stock.

catalogue-A4-name = Port oublié dans l’e-mail
catalogue-A4-summary = L’e-mail de confirmation oublie les frais de livraison, dans ses lignes et dans son total.
catalogue-A4-cause = L’e-mail de confirmation recalculait la commande sans les frais de livraison.
catalogue-A4-trigger = Une confirmation a été écrite sans les frais de livraison.

catalogue-A5-name = Commande en double
catalogue-A5-summary = Chaque commande est enregistrée deux fois, avec son paiement, son e-mail, son stock et ses points ; la réponse nomme la première. Sans effet quand le stock ne suffit pas pour deux.
catalogue-A5-cause = L’enregistrement de la commande était rejoué sans la clé qui aurait reconnu le doublon.
catalogue-A5-trigger = Une commande a été enregistrée une seconde fois.

catalogue-A6-name = Codes promo fantômes
catalogue-A6-summary = Les codes promo inconnus ou expirés sont acceptés avec 10 % de remise.
catalogue-A6-cause = Un code promo introuvable ou expiré recevait la remise par défaut au lieu d’un refus.
catalogue-A6-trigger = Un code promo inconnu ou expiré a été accepté.

catalogue-A7-name = Livraison mal calculée
catalogue-A7-summary = Le seuil de gratuité regarde les articles avant remise, et la livraison express coûte 4,90 €.
catalogue-A7-cause = Le seuil de gratuité était comparé au montant avant remise, et l’express avait pris le tarif du standard.
catalogue-A7-trigger = Des frais de livraison ont été mal calculés.

catalogue-A8-name = Survente
catalogue-A8-summary = Le stock est lu, puis écrit sans verrou : deux acheteurs simultanés obtiennent tous les deux le dernier article.
catalogue-A8-cause = Le stock était lu avant la transaction de la commande, puis réécrit sans verrou.
catalogue-A8-trigger = Une commande a écrit un stock qu’elle avait lu sans verrou.

catalogue-A9-name = Points trop généreux
catalogue-A9-summary = Les points sont accordés sur le total, livraison comprise, et conservés après une annulation.
catalogue-A9-cause = Les points étaient calculés sur le montant facturé et l’annulation oubliait de les reprendre.
catalogue-A9-trigger = Des points ont été accordés ou conservés à tort.

catalogue-A10-name = Statuts incohérents
catalogue-A10-summary = Une commande expédiée peut être annulée, et une commande annulée part à son heure.
catalogue-A10-cause = Les changements de statut ne vérifiaient plus le statut de départ.
catalogue-A10-trigger = Une commande a changé de statut contre les règles.

catalogue-A11-name = Déconnexion tardive
catalogue-A11-summary = La session reste utilisable 60 s après la déconnexion.
catalogue-A11-cause = La fermeture d’une session laissait un délai de grâce de 60 s pendant lequel elle servait encore.
catalogue-A11-trigger = Une session fermée a encore servi.

catalogue-A12-name = Devise des commandes
catalogue-A12-summary = Le JSON d’une commande annonce USD pour un montant en euros quand le client vit hors de la zone euro ; le paiement et la base sont en euros.
catalogue-A12-cause = La devise affichée d’une commande était déduite du pays du client, sans conversion.
catalogue-A12-trigger = Une commande a été donnée avec la devise USD.

catalogue-A13-name = Devise des produits
catalogue-A13-summary = Le JSON d’un produit annonce USD quand son numéro est divisible par 7 ; tous les prix de la base sont en euros.
catalogue-A13-cause = Un lot de fiches importées portait la devise de leur fournisseur.
catalogue-A13-trigger = Un produit a été donné avec la devise USD.

catalogue-A14-name = Date décalée
catalogue-A14-summary = La date de création d’une commande est l’heure de Paris marquée Z ; la date de paiement et la base sont justes.
catalogue-A14-cause = L’heure locale était écrite comme si elle était en temps universel.
catalogue-A14-trigger = Une commande a été donnée avec l’heure de Paris marquée Z.

catalogue-A15-name = Historique sans remise
catalogue-A15-summary = Dans la liste des commandes, le total ignore la remise ; la commande elle-même est juste.
catalogue-A15-cause = La liste des commandes additionnait les articles et la livraison sans déduire la remise.
catalogue-A15-trigger = Une ligne de l’historique a été donnée sans sa remise.

catalogue-A16-name = TVA des lignes
catalogue-A16-summary = La TVA de chaque ligne d’une commande manque d’un centime dans le JSON ; la TVA de la commande est juste.
catalogue-A16-cause = La TVA des lignes était tronquée au lieu d’être arrondie.
catalogue-A16-trigger = La TVA d’une ligne a été donnée avec un centime de moins.
catalogue-S7-name = Outil de débogage oublié
catalogue-S7-summary = La connexion renvoie l’en-tête X-Debug-Token, qui ouvre GET /api/debug/session pour cette session : un environnement fictif et le drapeau.
catalogue-S7-cause = Un outil de débogage était resté actif en production : un en-tête de la connexion ouvrait une page qui montrait la configuration.
catalogue-S7-trigger = Un outil de débogage a été proposé ou ouvert.
catalogue-S7-exploit = Lire les en-têtes de la réponse à la connexion, puis demander /api/debug/session avec X-Debug-Token.
catalogue-S7-fix = Retirer le code de débogage de la version livrée, et vérifier en production que ses adresses n’existent pas.

catalogue-S8-name = Jeton de réinitialisation prévisible
catalogue-S8-summary = Le jeton de réinitialisation est le MD5 d’un compteur, pour le client prêté à l’étudiant qui demande et pour les clients 401 à 500 ; les mots de passe reviennent à l’arrêt.
catalogue-S8-cause = Le jeton qui réinitialise un mot de passe était un numéro qui se suit, haché en MD5, au lieu d’un nombre tiré au hasard.
catalogue-S8-trigger = Un jeton de réinitialisation prévisible a été créé ou présenté.
catalogue-S8-exploit = Retrouver le numéro derrière le jeton de son propre e-mail, demander un jeton pour user450@perfshop.com, et calculer le MD5 du numéro suivant.
catalogue-S8-fix = Tirer le jeton d’un générateur aléatoire cryptographique, 128 bits au moins, et n’en garder que l’empreinte.

catalogue-S9-name = Affectation de masse
catalogue-S9-summary = La modification du profil applique aussi email, password, loyaltyPoints et role ; le rôle n’ouvre que le portail, et tout revient à l’arrêt.
catalogue-S9-cause = La modification du profil recopiait tous les champs reçus dans le compte, sans liste de ceux qu’un client peut changer.
catalogue-S9-trigger = Un champ réservé d’un compte a été modifié par son client.
catalogue-S9-exploit = Ajouter loyaltyPoints ou role au corps de PUT /api/auth/me.
catalogue-S9-fix = N’accepter que les champs d’une liste, et refuser les autres.

catalogue-S10-name = Portail caché
catalogue-S10-summary = Un portail à /shop/admin, nommé par robots.txt, lit le rôle du visiteur en clair dans le cookie portal_role ; ses données sont fictives.
catalogue-S10-cause = Le portail croyait le rôle écrit en clair dans un cookie au lieu de vérifier les droits sur le serveur.
catalogue-S10-trigger = Le portail a été ouvert par le rôle d’un cookie.
catalogue-S10-exploit = Lire robots.txt, ouvrir /shop/admin et donner au cookie portal_role la valeur admin.
catalogue-S10-fix = Vérifier les droits sur le serveur à chaque appel, d’après la session ; cacher une adresse ne protège rien.

catalogue-S11-name = SSRF et lecture de fichiers
catalogue-S11-summary = L’aperçu d’image du portail appelle n’importe quelle adresse et ses journaux suivent ../ : un intranet et des fichiers fictifs, dans le programme.
catalogue-S11-cause = L’aperçu d’image appelait l’adresse reçue sans la vérifier, et le lecteur de journaux collait le nom reçu à un chemin.
catalogue-S11-trigger = Le portail a appelé une adresse ou lu un fichier qu’il n’aurait pas dû.
catalogue-S11-exploit = Faire afficher http://169.254.169.254/latest/meta-data/, ou lire le journal ../../../etc/portal/secrets.env.
catalogue-S11-fix = N’appeler que des hôtes d’une liste, après résolution et redirections ; ne lire que des noms connus.

catalogue-S12-name = JWT mal vérifié
catalogue-S12-summary = Le jeton du portail est un JWT accepté avec alg none, et dont la clé est un mot de passe courant.
catalogue-S12-cause = Le portail laissait au jeton le choix de son algorithme, même aucun, et signait avec un mot du dictionnaire.
catalogue-S12-trigger = Un jeton que n’importe qui peut fabriquer a été accepté ou signé.
catalogue-S12-exploit = Décoder le jeton du portail, y mettre le rôle admin, et l’envoyer avec alg none ou signé de la clé trouvée dans une liste.
catalogue-S12-fix = Imposer l’algorithme côté serveur et signer avec une clé aléatoire d’au moins 256 bits.
catalogue-S1-name = Injection SQL
catalogue-S1-summary = La recherche recopie ce qui est tapé dans son SQL : UNION, booléen et temporel. Elle tourne sur une copie en mémoire, avec une table de faux secrets.
catalogue-S1-cause = Le texte cherché était collé dans la requête SQL au lieu d’être passé en paramètre.
catalogue-S1-trigger = Une recherche a été collée telle quelle dans le SQL.
catalogue-S1-exploit = Fermer la chaîne par une apostrophe, compter douze colonnes avec UNION SELECT, lire sqlite_master puis la table secrets ; sans affichage, poser des questions par oui ou non ou par la durée.
catalogue-S1-fix = Passer le texte en paramètre de la requête, jamais dans son texte ; un compte de base de données qui ne lit que ce qu’il faut limite les dégâts.

catalogue-S2-name = Script injecté
catalogue-S2-summary = Le texte des avis et le message de la recherche sont insérés dans la page comme du HTML. Un avis piégé n’agit que chez l’étudiant qui l’a écrit, puis chez sa classe une fois le débriefing ouvert.
catalogue-S2-cause = La page insérait comme du HTML un texte écrit par un client, sans l’échapper, et sa politique de sécurité laissait passer les scripts.
catalogue-S2-trigger = Un texte a été donné à la page comme du HTML.
catalogue-S2-exploit = Écrire un avis, ou ouvrir une recherche, dont le texte contient une image qui échoue et son gestionnaire d’erreur ; le script lit alors le cookie shop_visit.
catalogue-S2-fix = Échapper tout texte à l’affichage, interdire les scripts dans la page par une Content-Security-Policy, et réserver les cookies au serveur avec HttpOnly.

catalogue-S3-name = Empreinte exposée
catalogue-S3-summary = Le profil contient un champ password : une empreinte bcrypt de coût 10, fabriquée pour l’exercice et qui n’ouvre rien.
catalogue-S3-cause = La réponse du profil contenait tous les champs de l’objet, empreinte du mot de passe comprise.
catalogue-S3-trigger = Un profil a été donné avec une empreinte de mot de passe.
catalogue-S3-exploit = Lire la réponse du profil, puis casser l’empreinte : un mot courant suivi de deux chiffres. Le drapeau est PFSH, le mot de passe trouvé entre accolades.
catalogue-S3-fix = Choisir un par un les champs d’une réponse, garder les empreintes dans la base, et refuser les mots de passe courants.

catalogue-S4-name = Commandes d’autrui
catalogue-S4-summary = Les 300 commandes d’origine des clients 401 à 500, et leurs factures, se lisent par leur numéro. Aucune autre.
catalogue-S4-cause = La commande était cherchée par son seul numéro, sans vérifier à qui elle appartient.
catalogue-S4-trigger = Une commande a été cherchée sans son propriétaire.
catalogue-S4-exploit = Se connecter, puis demander les commandes par leur numéro : 1, 2, 3… Le message cadeau d’une commande d’autrui porte le drapeau.
catalogue-S4-fix = Chercher toujours une commande par son numéro et son propriétaire ; répondre 404 à tous les autres.

catalogue-S5-name = Connexion bavarde
catalogue-S5-summary = La connexion dit si le compte existe, par ses mots et par sa durée ; les essais ne sont pas limités et les échecs ne laissent aucune trace.
catalogue-S5-cause = La connexion répondait différemment selon que le compte existe, ne limitait pas les essais et ne journalisait pas les échecs.
catalogue-S5-trigger = Une connexion a été refusée en disant pourquoi, sans trace.
catalogue-S5-exploit = Comparer les réponses et les durées pour trouver les comptes, puis essayer des mots de passe sans fin : le onzième échec en une minute, qu’une boutique saine refuserait, porte le drapeau.
catalogue-S5-fix = Une seule réponse et une seule durée, une limite par compte et par adresse, une ligne de journal par échec.

catalogue-S6-name = Erreurs bavardes
catalogue-S6-summary = Les erreurs donnent le dernier SQL, la pile d’appels et une configuration inventée, avec de faux secrets.
catalogue-S6-cause = Les détails utiles au développement étaient envoyés au client avec chaque erreur.
catalogue-S6-trigger = Une erreur a été donnée avec ses détails internes.
catalogue-S6-exploit = Provoquer une erreur, par exemple un produit qui n’existe pas, et lire la réponse : le mot de passe de la base de données est le drapeau.
catalogue-S6-fix = Un message général et un identifiant de trace pour le client ; les détails dans le journal seul.

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
