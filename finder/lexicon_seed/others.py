"""Work, children, creation, understanding; computers to use or to buy."""

from finder.lexicon_seed.group import Group
from venues.vocabulary import Procedure, Service

EMPLOYMENT = (
    (
        "un CV",
        "cv, curriculum vitae, faire un cv, refaire mon cv, mettre à jour mon cv, cv en ligne, canva cv",
    ),
    (
        "une lettre de motivation",
        "lettre de motivation, écrire une lettre de motivation, rédiger une lettre de motivation, taper une lettre de motivation, candidature, postuler, postuler en ligne, lettre de candidature",
    ),
    (
        "chercher du travail",
        "emploi, recherche d’emploi, chercher un emploi, chercher du travail, trouver du travail, travail, travailler, offre d’emploi, job, boulot, indeed, le bon coin emploi, intérim, mission locale, cap emploi, entretien d’embauche, reconversion, saisonnier, insertion, concours, concours fonction publique",
    ),
    ("un stage ou une alternance", "stage, alternance, apprentissage"),
    ("LinkedIn", "linkedin"),
    (
        "une formation",
        "formation, formation professionnelle, se former, bilan de compétences, vae, afpa, greta, pix, certification pix, diplôme, attestation de formation, mooc",
    ),
    ("Mon compte formation", "cpf, mon compte formation"),
    (
        "la création d’une entreprise",
        "créer mon entreprise, création d’entreprise, entrepreneur, site pour mon entreprise, mon entreprise sur internet, artisan, commerçant, facture électronique",
    ),
)

UNEMPLOYMENT = (
    (
        "France Travail",
        "france travail, pôle emploi, pôle-emploi.fr, paul emploi, francetravail.fr, anpe, assedic, inscription france travail, inscription pôle emploi, espace personnel france travail",
    ),
    (
        "le chômage et l’actualisation",
        "chômage, actualisation, actualiser, allocation chômage, demandeur d’emploi, are, indemnités chômage, licenciement",
    ),
)

SCHOOL = (
    (
        "Pronote et l’espace de l’école",
        "pronote, ent, école directe, ecole numérique, l’educ de normandie, educonnect, cahier de texte, carnet de liaison, notes de ma fille, notes de mon fils, notes, notes des enfants, bulletin scolaire, bulletin de notes, collège, lycée, école, devoirs, aide aux devoirs, devoirs en ligne, professeur, instit, cned",
    ),
    (
        "Parcoursup et l’orientation",
        "parcoursup, orientation, mon master, études, études supérieures, affelnet, étudiant",
    ),
)

CHILDREN = (
    (
        "les enfants et les écrans",
        "écrans, écran et enfant, temps d’écran, addiction aux écrans, mon fils joue trop, ma fille joue trop, enfants et écrans, parentalité, premier téléphone, ateliers parents-enfants, enfants et téléphone",
    ),
    (
        "le contrôle parental",
        "contrôle parental, family link, protéger mes enfants, limiter le temps, filtre parental, bloquer des sites",
    ),
    (
        "les jeux vidéo des enfants",
        "fortnite, roblox, minecraft, jeux violents, pegi, twitch, discord",
    ),
)

YOUNG = (("les enfants", "enfants, parents, ado, adolescent, mes petits-enfants"),)

CREATION = (
    (
        "les jeux vidéo",
        "jeux vidéo, jeu, console, console de jeux, playstation, switch, xbox, retrogaming, jeux en ligne, e-sport",
    ),
    (
        "l’impression 3D et le fablab",
        "impression 3d, imprimer en 3d, imprimante 3d, 3d, fablab, découpe laser, brodeuse numérique, modélisation 3d, makerspace, arduino",
    ),
    (
        "le montage photo et vidéo",
        "montage photo, montage vidéo, retouche photo, retoucher une photo, monter une vidéo, monter un film, filmer, gimp, photoshop, canva, livre photo, diaporama photo, caméra, drone, stop motion, film",
    ),
    (
        "la musique et le son",
        "podcast, radio, webradio, enregistrer ma voix, musique, mao, faire de la musique, écouter de la musique, spotify, deezer, montage sonore",
    ),
    (
        "la généalogie",
        "généalogie, arbre généalogique, ancêtres, geneanet, archives départementales, archives en ligne",
    ),
    (
        "numériser de vieux souvenirs",
        "numériser mes vieilles photos, diapositives, vhs, cassettes, numériser des diapos",
    ),
    ("la réalité virtuelle", "réalité virtuelle, vr, casque vr, casque virtuel, réalité augmentée"),
    (
        "les livres numériques",
        "livre numérique, liseuse, ebook, livre audio, kindle, bibliothèque numérique, presse en ligne, lire sur tablette",
    ),
    (
        "créer et programmer",
        "programmer, programmation, code informatique, coder, apprendre à coder, scratch, robot, robotique, dessin numérique, dessiner sur tablette",
    ),
    (
        "une affiche ou une carte",
        "affiche, faire une affiche, flyer, carte de vœux, faire-part de naissance, faire-part de mariage",
    ),
    ("un site internet", "créer un site, créer un site internet, créer un blog, blog, site web"),
)

CULTURE = (
    (
        "l’intelligence artificielle",
        "intelligence artificielle, ia, chatgpt, chat gpt gratuit, gpt, gemini, mistral, le chat mistral, copilot, midjourney, deepfake, robot conversationnel, café ia",
    ),
    (
        "les fausses nouvelles",
        "fausses nouvelles, fausse information, fake news, fausse info, désinformation, complot, vérifier une information, vrai ou faux, rumeur, éducation aux médias, infox",
    ),
    (
        "le numérique et la société",
        "comprendre internet, comprendre le numérique, culture numérique, comment marche internet, algorithme, logiciel libre, gafam, blockchain, bitcoin, cryptomonnaie, big data, inclusion numérique, citoyenneté numérique, droits d’auteur",
    ),
    (
        "le numérique et l’environnement",
        "numérique responsable, sobriété numérique, pollution numérique, environnement, écologie, low tech, déchets électroniques",
    ),
)

ACCESS = (
    (
        "imprimer",
        "imprimer, imprime, impression, imprimante, photocopie, photocopier, photocopieuse, imprimer un document, imprimer un papier, faire une copie, imprimer une photo, tirage",
    ),
    (
        "scanner",
        "scanner, scan, scanne, numériser, numériser un document, scanner un document, scanner un papier, numérisation",
    ),
    (
        "le wifi et un ordinateur à disposition",
        "wifi, wifi gratuit, accès internet, accès wifi, hotspot, cybercafé, point d’accès, ordinateur en libre accès, ordinateur à disposition, utiliser un ordinateur, ordinateur public, internet et un ordinateur, pas internet, salle informatique, libre accès, libre-service, recharger mon téléphone, pas d’imprimante, 4g, 5g, réseau, pas d’ordinateur",
    ),
    (
        "emprunter un appareil",
        "emprunter un ordinateur, prêt de tablette, emprunter une tablette, prêt d’ordinateur",
    ),
)

EQUIPMENT = (
    (
        "un ordinateur moins cher",
        "acheter un ordinateur, acheter un ordi, ordinateur pas cher, ordi pas cher, ordinateur portable pas cher, ordi portable pas cher, portable pas cher, ordi d’occasion, acheter un ordinateur pas cher, acheter un ordi pas cher, ordinateur d’occasion, reconditionné, ordinateur reconditionné, téléphone reconditionné, emmaüs connect, téléphone pas cher, acheter un téléphone, tablette pas cher, acheter une tablette, matériel solidaire, prix solidaire, ordinateur solidaire, pc pas cher, acheter un pc, occasion, choisir un ordinateur, quel ordinateur acheter, ordinateur gratuit, connexion solidaire, recharge solidaire, carte sim solidaire, smartphone pas cher, acheter un portable, smartphone d’occasion, équipement informatique, matériel informatique",
    ),
    (
        "donner un ordinateur",
        "donner un ordinateur, donner mon ordinateur portable, donner un pc, donner mon vieux pc, don d’ordinateur, recycler un ordinateur, donner mon vieil ordinateur, jeter un ordinateur, donner un téléphone, vieil ordinateur, vieux téléphone, recyclage, recycler",
    ),
)

GROUPS = (
    Group(Service.EMPLOYMENT, EMPLOYMENT, procedure=Procedure.WORK),
    Group(
        Service.EMPLOYMENT,
        UNEMPLOYMENT,
        others=(Service.ADMINISTRATIVE,),
        procedure=Procedure.WORK,
    ),
    Group(Service.FAMILY, SCHOOL, procedure=Procedure.FAMILY),
    Group(Service.FAMILY, CHILDREN),
    Group(Service.FAMILY, YOUNG, is_general=True),
    Group(Service.CREATION, CREATION),
    Group(Service.CULTURE, CULTURE),
    Group(Service.ACCESS, ACCESS),
    Group(Service.EQUIPMENT, EQUIPMENT),
)
