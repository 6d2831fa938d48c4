"""Swindles, passwords, privacy. An advice is what to do before any appointment."""

from finder.lexicon_seed.group import Group
from venues.vocabulary import Service

DANGERS = (
    (
        "une arnaque",
        "arnaque, arnaqueur, escroquerie, escroc, je me suis fait avoir, fraude, fraude bancaire, faux site, faux vendeur, faux policier, faux technicien, chantage, me réclame de l’argent, demande d’argent, arnaque sentimentale, brouteur, arnaque à la carte bancaire, prélèvement inconnu, débit inconnu, abonnement caché",
        "Ne payez rien et ne rappelez pas. Gardez les messages.",
    ),
    (
        "un faux message",
        "faux message, faux mail, faux sms, message bizarre, message suspect, mail bizarre, mail suspect, mail frauduleux, sms bizarre, sms suspect, sms colis, sms bizarre pour un colis, faux colis, sms chronopost, message colis, hameçonnage, phishing, fishing, lien suspect, faux message de la caf, faux mail des impôts, sms carte vitale, faux message ameli, spam, pourriel, sms amende, message whatsapp inconnu, cliqué sur un lien, message de la banque, sms de la banque",
        "Ne cliquez sur rien. Transférez le SMS au 33700.",
    ),
    (
        "un faux conseiller bancaire",
        "faux conseiller, faux conseiller bancaire, faux banquier, appel de la banque, banque qui appelle, faux appel de la banque, conseiller bancaire au téléphone",
        "Raccrochez et ne donnez aucun code. Appelez vous-même votre banque.",
    ),
    (
        "une carte bancaire volée",
        "carte bancaire volée, carte bancaire piratée, carte bleue volée, carte bleue piratée, opposition carte bancaire, faire opposition, compte bancaire piraté, argent volé",
        "Appelez tout de suite votre banque pour faire opposition.",
    ),
    (
        "un faux dépannage",
        "faux support, appeler microsoft, appel de microsoft, message microsoft, faux dépannage, écran bloqué, fenêtre bloquée, page bloquée, alerte virus, numéro à appeler, prise de contrôle à distance, anydesk, fausse alerte",
        "N’appelez pas le numéro affiché. Éteignez l’ordinateur.",
    ),
    (
        "un piratage",
        "piratage, piraté, pirater, compte piraté, mail piraté, boîte mail piratée, facebook piraté, compte facebook piraté, whatsapp piraté, téléphone piraté, ordinateur piraté, hacké, hacker, usurpation, usurpation d’identité, faux profil, compte volé, cyberattaque, fuite de données",
        "Changez vite ce mot de passe. Prévenez vos proches.",
    ),
    (
        "un virus",
        "virus, ordinateur infecté, virus sur mon téléphone, malware, logiciel malveillant, rançon, ransomware, cheval de troie",
        "Ne payez rien. Débranchez internet en attendant de l’aide.",
    ),
    (
        "le harcèlement en ligne",
        "harcèlement, cyberharcèlement, harcelé, harcelée, harcèlement scolaire, insultes en ligne, menaces",
        "Gardez les messages. Appelez le 3018, c’est gratuit.",
    ),
)

SAFETY = (
    (
        "les mots de passe",
        "mot de passe, mdp, mot de passe oublié, mot de passe perdu, code oublié, code perdu, identifiants perdus, identifiant oublié, password, changer de mot de passe, gestionnaire de mots de passe, code secret, double authentification, compte bloqué, retrouver mes codes, mes codes",
    ),
    (
        "la sécurité de mes appareils",
        "antivirus, sécurité, sécurité informatique, sécuriser, sécuriser mon téléphone, pare-feu, sécuriser mon ordinateur, cybersécurité, téléphone volé, portable volé, protéger mon ordinateur, vpn, télécharger sans danger, se protéger, protection, risques d’internet, danger, volé mon téléphone, volé mon portable, perdu mon téléphone, téléphone perdu",
    ),
    (
        "mes données personnelles",
        "données personnelles, cookies, vie privée, rgpd, cnil, mes données, publicité ciblée, effacer mes traces, supprimer mon compte, droit à l’oubli, géolocalisation, démarchage, démarchage téléphonique, bloctel, publicités, appels indésirables",
    ),
)

GROUPS = (Group(Service.SAFETY, DANGERS), Group(Service.SAFETY, SAFETY))
