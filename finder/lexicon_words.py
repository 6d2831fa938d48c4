"""Words that say nothing of a need by themselves. Folded: lower case, no accent."""

_LINKS = """
    a ai ait alors an apres as assez au aucun aucune aussi autre autres aux avaient avais avait
    avant avec avez avoir avons beaucoup bien c ca car ce ceci cela celle celui ces cest cet
    cette ceux chaque chez chose choses comme contre d dans de deja depuis des deux donc du dun
    dune elle elles en encore entre es est et etaient etais etait ete etes etre eu eux faudrait
    faut ici il ils j jai jamais je jen juste l la lai le les leur leurs lors lui m ma mai mais
    me meme memes mes mieux moi moins mon n nai ne nest ni nos notre nous ok on ont ou oui par
    pendant peu plus pour pourquoi pourtant presque puis qu quand que quel quelle quelles quelqu
    quelque quelques quels qui quil quoi s sa sans se sera ses si sinon soit sommes son sont
    sous suis sur t ta tant te tel tes toi ton toujours tous tout toute toutes tres trois trop
    tu un une va vais vers voici voila vont vos votre vous y
"""
_ASKING = """
    abord acceder acces accompagne accompagnement accompagner adresse age agee ager aidais
    aide aidee aidees aider aidera aiderait aides aidez aime aimerais aimerait alle aller
    ami amie ancien ancienne anciens apprend apprendre apprends apprenez appris arrivait arrive
    arrivent arriver arrives atelier ateliers attend attendre aujourd aupres avance besoin
    besoins bloque bloquee bloques bon bonjour bonne bonsoir but cas change changement
    changer cher cherche chercher chere chers commencer comment complique compliquee comprend
    comprendre comprends compris connais connait connaitre connecte connecter conseil conseiller
    conseillere conseils consulter copain copine cote coup cours cree creee creer debut debutant
    debutante debuter declarer demain demande demander demandes demandez demarrer deplacer
    dernier derniere devoir devrais difficile difficulte difficultes dire dis dit dites doc dois
    doit doivent domicile effectuer egalement enregistrer envie envoi envoie envoye envoyer
    etape etapes explication explique expliquer expliquez faire fais faisait fait faite faites
    fasse fassent fassiez femme fera ferait ferez fille fils fin fois fonction fonctionne
    fonctionnement fonctionnent frere gens gerer grand grande gratuit gratuite gratuitement gros
    hier hui impossible info infos initiation inscription inscrire installer jour jours leve
    lieu ligne lire madame maison maman manger maniere manque manquent manquer marchait marche
    marchent marcher mari merci mere messieurs mets mettre mis mise mme modifier mois moment
    monsieur montrer montrez mr necessaire niveau nom non nouveau nouveaux nouvel nouvelle
    nouvelles numerique numeriques numero obtenir oublie oubliee oublier oublies ouverture ouvre
    ouvrir papa parent parle parler part pas pense perd perdre perds perdu perdue perdus pere
    permet permettre personne personnes petit petite petits peur peut peuvent peux place plait
    poser possible pourrais pourrait pourriez pouvez pouvoir premier premiere prend prendre
    prends pres pris probleme problemes propre pu puisse puissent question questions quitter rdv
    recevoir recherche rechercher reclamer recois recoit recu recue recuperer refaire regarder
    regardez regler rempli remplir remplisse remplissez rencontre rendez rendre renouveler
    renouvellement repondre reponse reste rester retourner retrouver reussi reussir rien sache
    sais sait salut savoir semaine senior seniors serait sert service services servir seul seule
    simple site sites soeur sorte souci soucis souhaite souhaiterais souhaiterait stp su suite
    suivi suivre super svp temps tente terminer tester tombe toucher tourne trouve trouver truc
    trucs type urgence urgent utilisation utilise utiliser venir veulent veut veux vie vieille
    vieux vite voir vois voisin voisine voudrai voudrais voudrait voulais voulez vouloir voulu
    vraiment
"""
_NEIGHBOURS = """
    acteur activer addition adresser afficher agence agent agile allee allure alter appui
    arriere assistant auteur autour baisse base basque basse bateau beuve boule boulet boulon
    bouse cable canevas casse casser chaise chat chateau chaton cirage codec collage comite
    complet comptable compter comte constant conte contour coter cousin cover derive dessin dive
    donne donnent donnez doter drain drome ecoule engin etage etole etrange export exporter
    fendre ferme fermee ferment fermer ficher flers foire forcement forcer format forme formel
    foyer fracture frange garder gateau grain grange hache hacher haute hauteur hote import
    importer interessant interet internat interne jardin jardinage jette joint laver lecteur
    lente lever lutte main maison manteau maria marie massage menage mette mirage mobil mode
    montagne moteur moule nette neuve noter noyer orage otage pain paire palier panier panse
    parmi partie pente perte plage plaine plante poing pointe poisson pomme pont porte porter
    poser poste potable preparation preparer prive processeur programme projection projet
    promener rabot raison range ratio rendre rente repas reperer repos retrait revoir rive rouge
    sable saint sainte saison salle sauter selection selectionner separer signale signaler
    sortable sortie soumis table tableau tanque tarte tendre tension tente tiret titrage tote
    trail trait trans trone trou varier vendre veule vide videe videz virage visage vision
    visite visiter voisin
"""

#: Between words; "ma carte d’identité" and "carte identité" are the same.
LINKS = frozenset(_LINKS.split())
#: How people ask: never a need alone, though a part of many ("remplir", "en ligne").
ASKING = frozenset(_ASKING.split())
#: Ordinary words that one slip of the finger separates from words of needs: they stay themselves.
NEIGHBOURS = frozenset(_NEIGHBOURS.split())
