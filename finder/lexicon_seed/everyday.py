"""Computers, telephones, mail, photos: what one does with them every day."""

from finder.lexicon_seed.group import Group
from venues.vocabulary import Procedure, Service

MAIL = (
    (
        "les mails",
        "mail, e-mail, mél, courriel, boîte mail, boîte aux lettres électronique, messagerie, messagerie électronique, adresse mail, créer une boîte mail, créer une adresse mail, lire mes mails, envoyer un mail, vider mes mails, supprimer des mails, trier mes mails, boîte mail pleine, retrouver un mail, webmail, courrier électronique, boîte de réception, indésirables, newsletter",
    ),
    (
        "ma messagerie",
        "gmail, google mail, orange, mail orange, boîte mail orange, free, mail free, zimbra, laposte.net, la poste.net, mail la poste, outlook, hotmail, yahoo, sfr, bouygues, wanadoo, thunderbird, icloud, compte google",
    ),
    (
        "les pièces jointes",
        "pièce jointe, joindre un document, joindre un fichier, joindre une photo, envoyer un document, envoyer un fichier, envoyer des photos, pdf, fichier pdf, wetransfer, signer un document, signature électronique, signer en ligne, signer un pdf",
    ),
)

PHOTOS = (
    (
        "mes photos",
        "photo, foto, transférer mes photos, vider mes photos, trier mes photos, ranger mes photos, sauvegarder mes photos, récupérer mes photos, photos du téléphone, photos de mon portable, mettre mes photos sur l’ordinateur, google photos, appareil photo, album photo, photos effacées, photos perdues",
    ),
    (
        "mes fichiers et mes sauvegardes",
        "fichier, ranger mes fichiers, dossiers de l’ordinateur, sauvegarde, sauvegarder, copier-coller, retrouver un fichier",
    ),
    ("le cloud", "cloud, google drive, drive, onedrive, dropbox"),
    (
        "une clé USB ou un disque dur",
        "clé usb, disque dur, disque dur externe, carte sd, carte mémoire",
    ),
)

TALKING = (
    (
        "WhatsApp et les messages",
        "whatsapp, what’s app, watsap, ouatsap, messenger, signal, telegram, viber, messages, messagerie instantanée, groupe whatsapp",
    ),
    ("les SMS", "sms, texto, envoyer un sms, mms"),
    (
        "les réseaux sociaux",
        "réseaux sociaux, instagram, insta, tik tok, snapchat, snap, twitter, pinterest, youtube",
    ),
    ("Facebook", "facebook, fb, compte facebook, publier sur facebook"),
    (
        "les appels en vidéo",
        "visio, visioconférence, visioconf, skype, zoom, teams, appel vidéo, facetime, appeler en vidéo, webcam, petits-enfants en visio, voir mes petits-enfants, google meet, réunion à distance",
    ),
)

MACHINES = (
    (
        "un téléphone plein ou lent",
        "téléphone plein, mémoire pleine, plus de place sur mon téléphone, téléphone lent, plus de place sur mon portable, stockage, espace de stockage, portable plein, portable lent, stockage plein, vider mon téléphone, vider mon portable, libérer de la place, téléphone rame, mémoire du téléphone",
    ),
    (
        "les mises à jour et les applications",
        "mise à jour, mettre à jour, mises à jour windows, installer une application, play store, app store, télécharger une application, installer une appli, installer un logiciel, supprimer une application, android, iphone, ios",
    ),
    (
        "un nouveau téléphone",
        "nouveau téléphone, changer de téléphone, carte sim, configurer mon téléphone, changer de portable, code pin, demande mon code pin, changer de langue sur mon téléphone, langue du téléphone, nouveau portable, régler mon téléphone, sonnerie",
    ),
    (
        "un appareil plus facile à voir et à entendre",
        "malentendant, malentendante, sourd, sourde, mal entendre, j’entends mal, surdité, appareil auditif, malvoyant, malvoyante, aveugle, je vois mal, vois pas bien, basse vision, grossir les lettres, écrire plus gros, agrandir, loupe, lecteur d’écran, synthèse vocale, dictée vocale, braille, accessibilité, dyslexie, dyslexique, mains qui tremblent",
    ),
    ("les contacts du téléphone", "transférer mes contacts, contacts, répertoire"),
    (
        "un ordinateur lent ou en panne",
        "ordinateur lent, ordinateur rame, pc lent, pc rame, ordinateur bloqué, ordinateur en panne, ordinateur ne marche plus, ordinateur ne s’allume plus, panne, dépannage, dépanner, réparer mon ordinateur, réparation, réparer, nettoyer mon ordinateur, formater, téléphone cassé, écran cassé, ordinateur mort, ordi mort, pc mort, téléphone mort, portable mort, tablette morte, écran mort, batterie morte, repair café, lenteur",
    ),
    ("Windows", "passer à windows 11, fin de windows 10, windows 10, windows 11, windows, linux"),
    (
        "un appareil neuf à mettre en route",
        "nouvel ordinateur, installer mon ordinateur, installer une imprimante, mettre en route, brancher, configurer mon ordinateur, imprimante ne marche plus, bluetooth, souris, clavier, montre connectée, tablette offerte, téléphone offert, ordinateur offert, offert par mes enfants, offerte par mes enfants, tablette offerte par mes enfants, téléphone offert par mes enfants, ordinateur offert par mes enfants, enfants m’ont offert, cadeau de mes enfants",
    ),
    ("la télévision", "télé connectée, replay, télévision"),
    ("les vidéos sur internet", "vidéo, regarder une vidéo, vidéo youtube"),
    (
        "la box et le wifi de la maison",
        "box internet, installer ma box, wifi de la maison, livebox, freebox, bbox, routeur",
    ),
    (
        "un forfait internet ou téléphone",
        "forfait, forfait internet, forfait téléphone, abonnement internet, abonnement téléphone, fibre, adsl, changer d’opérateur, opérateur, opérateur téléphonique, facture de téléphone, facture internet, internet à la maison, fin du cuivre",
    ),
)

DOCUMENTS = (
    (
        "Word, Excel et les documents",
        "word, libreoffice, open office, traitement de texte, bureautique, powerpoint, diaporama, taper un texte, taper une lettre, écrire une lettre, google docs, pack office, suite office, microsoft, compte microsoft, microsoft word, microsoft office, mise en page",
    ),
    ("un tableau Excel", "excel, tableur, tableau excel, tableau, google sheets"),
    (
        "chercher sur internet",
        "recherche sur internet, rechercher sur internet, google, moteur de recherche, navigateur, chrome, firefox, naviguer sur internet, aller sur internet, surfer, page d’accueil, favoris, marque-page, adresse d’un site, traduire, traduction, apprendre une langue, apprendre l’anglais, anglais, duolingo, agenda en ligne, météo",
    ),
    ("le GPS et les itinéraires", "gps, google maps, itinéraire, waze"),
)

SHOPPING = (
    (
        "les achats en ligne",
        "achat en ligne, acheter en ligne, acheter sur internet, achats sur internet, commander, commander sur internet, commande, amazon, courses en ligne, courses sur internet, drive courses, paypal, temu",
    ),
    ("le suivi d’un colis", "suivi de colis, suivre un colis, retourner un colis"),
    (
        "la vente entre particuliers",
        "leboncoin, bon coin, vendre sur le bon coin, vinted, vendre en ligne, vendre sur internet, vide-grenier en ligne",
    ),
)

TRAVEL = (
    (
        "un billet de train ou un voyage",
        "billet de train, sncf, sncf connect, train, réserver un train, réserver un voyage, billet d’avion, réserver un billet, booking, airbnb, réserver un hôtel, voyage, vacances, carte avantage, billet électronique",
    ),
)

BANK = (
    (
        "la banque en ligne",
        "banque, banque en ligne, compte en banque, compte bancaire, mes comptes en ligne, appli banque, application de la banque, relevé de compte, relevé bancaire, crédit agricole, banque postale, crédit mutuel, caisse d’épargne, certicode, clé digitale, sécuripass, carte bancaire, carte bleue, payer en ligne, paiement en ligne",
    ),
    ("un virement", "virement, faire un virement, rib"),
)

GENERAL = (
    (
        "l’ordinateur",
        "ordinateur, ordi, pc, mac, portable windows, ordinateur portable, apprendre l’ordinateur, informatique, logiciel, me servir d’un ordinateur",
    ),
    (
        "les premiers pas",
        "cours d’informatique, cours d’ordinateur, apprendre l’informatique, premiers pas, débuter en informatique, je n’y connais rien, formation informatique, apprendre les bases",
    ),
    (
        "le téléphone et la tablette",
        "téléphone, téléphone portable, portable, smartphone, mobile, tablette, ipad, samsung, apple, tactile, écran tactile, application, appli, tablette numérique",
    ),
    (
        "internet",
        "internet, utiliser internet, site internet, le web, connexion, connexion internet, créer un compte, compte, identifiant, télécharger, téléchargement",
    ),
)

GROUPS = (
    *(Group(Service.EVERYDAY, terms) for terms in (MAIL, PHOTOS, TALKING, MACHINES, DOCUMENTS)),
    Group(Service.EVERYDAY, SHOPPING, others=(Service.SAFETY,)),
    Group(Service.EVERYDAY, TRAVEL, procedure=Procedure.TRANSPORT),
    Group(Service.EVERYDAY, BANK, procedure=Procedure.MONEY),
    Group(Service.EVERYDAY, GENERAL, is_general=True),
)
