# SPDX-License-Identifier: AGPL-3.0-or-later
## La page de l’étudiant. Rien n’y dit ce que fait un niveau ou un scénario : c’est à l’étudiant de le trouver.

student-title = Mon poste – PerfShop
student-me = Vous êtes
student-me-customer = Aller à mon client
student-brand = Poste d’entraînement
student-skip = Aller au contenu
student-places = Ailleurs
student-place-shop = La boutique
student-place-monitor = Le moniteur
student-place-api = L’API
student-new-tab = (nouvel onglet)
student-licence = Logiciel libre sous licence AGPL-3.0
student-source = Code source

## Entrer

student-enter = Prenez place
student-enter-text = Un pseudo suffit : ni compte, ni mot de passe. Vous recevez un client de la boutique, rien qu’à vous.
student-enter-again = Le serveur ne vous connaît plus sur ce navigateur. Entrez de nouveau : vous recevrez un autre client et un autre jeton.
student-alias = Votre pseudo
student-alias-hint = La classe et l’instructeur le voient.
student-alias-missing = Choisissez un pseudo.
student-enter-submit = Entrer
student-alias-change = Changer de pseudo
student-alias-save = Enregistrer
student-alias-changed = Pseudo changé.

## Mon client, mon jeton

student-customer = Mon client
student-customer-text = Il vous est prêté pour la séance. Connectez-vous avec lui dans la boutique, depuis ce navigateur : ce que vous réglez ici s’y voit.
student-customer-email = E-mail
student-customer-password = Mot de passe
student-open-shop = Ouvrir la boutique
student-script = Mes scripts
student-script-text = Envoyez votre jeton dans cet en-tête : les requêtes du script sont alors les vôtres. Ne le donnez à personne.
student-token = X-Student-Token
student-hidden = caché
student-show = Montrer : { $what }
student-copy = Copier : { $what }
student-copy-copied = Copié
student-copy-refused = Copie refusée par le navigateur

## Ce qui est actif

student-on = Actif pour moi
student-on-text = Ce que vous avez réglé vous-même. Ce que fait l’instructeur n’est pas dit ici : à vous de le trouver.
student-unknown = Inconnu
student-running = En cours pour tous
student-running-level = Niveau de performance
student-running-everyone = Pour toute la classe
student-running-mine = lancé par vous
student-running-by = lancé par { $alias }
student-running-left = encore { $span }
student-stop = Arrêter
student-stopped = Arrêté : { $name }
student-started = Lancé : { $name }
student-ended = Terminé, les 20 minutes sont écoulées : { $name }
student-undo = Annuler
student-undone = Annulé.
student-undo-failed = L’annulation n’a pas abouti : { $reason }

## Familles et niveaux

student-families = Familles
student-tab-on = active
student-family-performance = Performance
student-family-performance-text = La boutique ralentit, s’essouffle ou refuse du monde. Mesurez, cherchez ce qui manque, apportez la preuve.
student-family-scripting = Scripting
student-family-scripting-text = La connexion et la commande demandent des valeurs à corréler d’un appel à l’autre. Vos scripts doivent suivre ; la boutique, elle, sait faire.
student-family-business = Métier
student-family-business-text = La boutique répond toujours bien, mais elle compte mal. Comparez ce qu’elle fait avec ses règles écrites.
student-family-functional = Fonctionnel
student-family-functional-text = Des fonctions tombent en panne ou rendent autre chose que prévu. Reproduisez, isolez, décrivez.
student-family-security = Sécurité
student-family-security-text = La boutique laisse faire ce qu’elle devrait interdire. Trouvez la faille, et elle seule.
student-flags = Drapeaux
student-flag = Drapeau trouvé
student-flag-hint = PFSH suivi d’accolades, tel que vous l’avez trouvé. Il n’est valable que pour vous.
student-flag-missing = Collez d’abord un drapeau.
student-flag-submit = Vérifier
student-flag-wrong = Ce drapeau n’est pas l’un des vôtres.
student-flag-right = Faille { $id } prouvée.
student-flags-none = Aucune faille prouvée pour l’instant.
student-flags-captured = Failles prouvées : { $ids }
student-for-me = Pour moi seul
student-for-everyone = Pour toute la classe
student-level-of = Niveau : { $family }
student-level-0 = Éteint
student-level-1 = Junior
student-level-2 = Intermédiaire
student-level-3 = Expert
student-level-4 = Maître
student-level-maestro = Maestro
student-level-set = { $family } : { $level }

## Scénarios

student-scenarios = Vingt bulletins météo
student-scenarios-text = Un seul à la fois, pour toute la classe, pendant 20 minutes. Leur nom ne dit rien de leur cause.
student-scenarios-level = Niveau { $level }
student-scenarios-level-1 = Une cause domine.
student-scenarios-level-2 = Deux causes associées.
student-scenarios-level-3 = Plusieurs causes mêlées.
student-scenarios-level-4 = Tout sature.
student-scenario-mine = Lancé par vous
student-scenario-by = Lancé par { $alias }

## Ce qui empêche

student-away = Le serveur ne répond pas
student-away-text = Ce qui est actif n’est plus connu d’ici. Cette page réessaie toute seule toutes les cinq secondes.
student-locked = Commandes verrouillées par l’instructeur
student-locked-text = Vous pouvez toujours utiliser la boutique et vos scripts. Les réglages reviendront quand il les rouvrira.
student-not-shared = L’instructeur garde la main sur ce qui touche toute la classe
student-not-shared-text = Il peut ouvrir ces réglages à la classe. En attendant, ils restent fermés ici.
student-taken = { $alias } a lancé quelque chose pour toute la classe
student-taken-text = Un seul étudiant à la fois : attendez la fin, ou entendez-vous avec lui.
