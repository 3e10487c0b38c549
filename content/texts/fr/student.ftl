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

## Scripting : ce que les scripts doivent corréler

student-correlation = Ce qui est demandé à vos scripts
student-correlation-text = Seules la connexion et les quatre étapes de la commande (adresse, livraison, paiement, validation) sont protégées. Les valeurs voyagent dans des en-têtes : chaque réponse donne celles de l’appel suivant. Un niveau garde ce que demandent les précédents.
student-correlation-asked = demandé
student-correlation-1 = Le jeton de session rendu par la connexion accompagne chaque appel protégé, avec un identifiant de requête neuf à chaque fois (un UUID).
student-correlation-2 = Un jeton d’action, renouvelé par chaque réponse, ne sert qu’une fois.
student-correlation-3 = Un jeton CSRF renouvelé et le nom de l’étape attendue accompagnent l’appel. La signature est le HMAC-SHA-256, en hexadécimal, de la méthode, du chemin, de X-Request-ID, de X-Step-Token et du SHA-256 du corps, un par ligne ; la clé « signingKey » est dans la réponse de la connexion.
student-correlation-4 = La clé n’est plus donnée : elle se dérive pour chaque appel par HKDF-SHA-256 du jeton de session, avec le dernier indice reçu pour sel et « perfshop-maestro » pour contexte.
student-correlation-fresh = Un jeton perdu ou périmé ? GET /api/auth/status en annonce de nouveaux à un client connecté. Un appel refusé dit pourquoi et ne consomme rien.

## Sécurité : les drapeaux

student-flags = Drapeaux
student-flags-text = Une faille exploitée livre un drapeau, fait pour vous seul. Remettez-le ici : c’est la preuve.
student-flag = Drapeau
student-flag-hint = De la forme PFSH{"{"}…{"}"}
student-flag-submit = Remettre
student-flag-empty = Collez le drapeau que vous avez trouvé.
student-flag-wrong = Ce n’est pas un de vos drapeaux. Chacun est propre à un étudiant.
student-flag-new = Prouvé : { $id }
student-flag-again = Déjà remis : { $id }
student-flags-captured = { $count ->
    [0] Aucun drapeau remis pour l’instant
    [one] { $count } drapeau remis
   *[other] { $count } drapeaux remis
}

## Le débriefing

student-debrief = Débriefing
student-debrief-open = Le débriefing est ouvert
student-debrief-go = Voir les causes
student-debrief-text = Ce qui pouvait arriver, ce qui est actif en ce moment, pourquoi, et comment le réparer.
student-debrief-families = Familles du débriefing
student-debrief-hidden = L’instructeur a refermé le débriefing.
student-debrief-on = Actif en ce moment
student-debrief-off = Éteint
student-cause-on = Actif
student-cause-off = Éteint
student-cause-captured = Prouvé par vous
student-cause-cause = Cause
student-cause-exploit = Comment l’exploiter
student-cause-fix = Comment la corriger
student-cause-references = Références
student-struck = Derniers déclenchements
student-struck-none = Rien ne s’est déclenché depuis le démarrage du programme.
student-severity-info = information
student-severity-warning = avertissement
student-severity-critical = critique

## Ce qui empêche

student-away = Le serveur ne répond pas
student-away-text = Ce qui est actif n’est plus connu d’ici. Cette page réessaie toute seule toutes les cinq secondes.
student-locked = Réglages verrouillés par l’instructeur
student-locked-text = Vous pouvez toujours utiliser la boutique et vos scripts. Ce que vous aviez réglé reste actif ; vous pourrez le changer quand il rouvrira les réglages.
student-not-shared = L’instructeur garde la main sur ce qui touche toute la classe
student-not-shared-text = Il peut ouvrir ces réglages à la classe. En attendant, ils restent fermés ici.
student-taken = { $alias } a lancé quelque chose pour toute la classe
student-taken-text = Un seul étudiant à la fois : attendez la fin, ou entendez-vous avec lui.
