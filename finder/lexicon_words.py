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
    acteur activer addition adresser afficher agence agent agile allee allumer allure alter apple
    appui arriere assistant auteur autour baisse balle barque barriere base basque basse bateau
    beuve biche boire botte boule boulet boulon bouse branche cable cacher canevas canne casse
    casser cendre chaise chanter chat chateau chaton cirage codec coeur collage collegue collier
    comite complet comptable compter comte congres constant conte contour coter courir cousin
    cover cuire cuisse danser depenser derive dessin destin dive donne donnent donnez doter doute
    drain droite drome echanger ecoule emission engin entree etage etole etrange export exporter
    faute fendre ferme fermee ferment fermer ficher flers foire folle forcement forcer format
    forme formel fosse foyer fracture fraise frange frite garder gateau glace gomme grain grandir
    grange hache hacher haute hauteur hote humeur import importer insecte interessant interet
    internat interne jardin jardinage jette joint jouer laisse laver lecteur lente lever levre
    ligue limite linge lisse lister litre livrer local lourd lutte main maire maison malade manche
    manteau marbre maria marie marquer masque massage mater menage menteur metre metro mette
    ministre mirage mobil mode monstre montagne morue moteur moule nette neuve niece noter notion
    noyer orage otage pain paire palier panier panse paque parer parier parmi parole partager
    partie passeur payeur pecher peine pente perle perte pince piste plage plaine plante poche
    poete poing pointe poisson pomme pont portage porte porter porteur portier poser poste potable
    preparation preparer prier prive priver proces processeur profit programme projection projet
    promener prouver rabot radis raison range raser rateau ratio regle relever rendre rente repas
    reperer repos retrait revenir revoir risquer rive ronde roseau rouge sable saint sainte saison
    salle sauter secours secteur selection selectionner separer session seuil signale signaler
    soigner solder solide somme sonner sortable sortie sortir soumis soupe stade statue sueur
    table tableau tache tailleur tanque tante tarte tasse tendre tension tente tigre tirer tiret
    titrage tote tracer trail trait trans trone trou vache varier veille vendre ventre verbe verre
    veste veule vide videe videz vigne ville violet virage virer visage viser vision visite
    visiter vitre vivre voisin volet
"""

#: Between words; "ma carte d’identité" and "carte identité" are the same.
LINKS = frozenset(_LINKS.split())
#: How people ask: never a need alone, though a part of many ("remplir", "en ligne").
ASKING = frozenset(_ASKING.split())
#: Ordinary words that one slip of the finger separates from words of needs: they stay themselves.
NEIGHBOURS = frozenset(_NEIGHBOURS.split())
