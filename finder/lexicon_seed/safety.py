"""Swindles, passwords, privacy. An advice is what to do before any appointment."""

from finder.lexicon_seed.group import Group, crossed
from venues.vocabulary import Service

_CARDS = "carte bleue, carte bleu, carte bancaire, carte de crédit, cb"
_BANKS = "banque, banquier, conseiller bancaire, banque postale, crédit agricole, crédit mutuel, caisse d’épargne"
_PAYMENTS = "virement, achat, paiement, prélèvement, retrait, débit, commande, dépense"

DANGERS = (
    (
        "une arnaque",
        "arnaque, arnaqueur, arnaquer, arnaquée, escroquerie, escroquer, escroqué, escroquée, escroc, je me suis fait avoir, fraude, fraude bancaire, faux site, faux vendeur, faux policier, faux technicien, chantage, me réclame de l’argent, demande d’argent, arnaque sentimentale, rencontre sur internet, envoyé de l’argent, veut de l’argent, livreur demande de payer, brouteur, arnaque à la carte bancaire, abonnement caché, payé et rien reçu, carte cadeau, carte pcs, transcash, coupon de recharge, appel pour mon cpf, appelle pour mon cpf, sms cpf, message cpf, arnaque cpf",
        "Ne payez rien et ne rappelez pas. Gardez les messages.",
    ),
    (
        "un faux message",
        "faux message, faux mail, faux sms, message bizarre, message suspect, mail bizarre, mail suspect, mail frauduleux, sms bizarre, sms suspect, sms colis, sms bizarre pour un colis, faux colis, sms chronopost, message colis, hameçonnage, phishing, fishing, lien suspect, faux message de la caf, faux mail des impôts, sms carte vitale, faux message ameli, spam, pourriel, sms amende, message whatsapp inconnu, cliqué sur un lien, message de la banque, sms de la banque, colis taxe, taxe colis, colis douane, douane colis, frais de douane, colis frais, frais colis, payer un colis, colis bloqué, sms la poste, message la poste, sms livraison, sms mondial relay",
        "Ne cliquez sur rien. Transférez le SMS au 33700.",
    ),
    (
        "un faux conseiller bancaire",
        "faux conseiller, faux conseiller bancaire, faux banquier, appel de la banque, faux appel de la banque, conseiller bancaire au téléphone, appelé pour annuler un virement, appelle pour annuler un virement, "
        + crossed(_BANKS, "appelle, appelé, appelée"),
        "Raccrochez et ne donnez aucun code. Appelez vous-même votre banque.",
    ),
    (
        "des codes demandés ou donnés",
        crossed(
            "demande, demandent, réclame, donné", "mes codes, mon code secret, mon code de carte"
        )
        + ", donné mon numéro de carte, donné mon mot de passe, donné mes identifiants, demande mon mot de passe, demande mon numéro de carte",
        "Ne donnez aucun code. Si c’est déjà fait, appelez vite votre banque.",
    ),
    (
        "de l’argent pris sur votre compte",
        crossed(_PAYMENTS, "frauduleux, inconnu, pas fait, connais pas, reconnais pas")
        + ", opération frauduleuse, faux virement, m’a débité, pris de l’argent, prendre de l’argent, voler de l’argent, volé de l’argent, argent volé, argent pris, argent disparu, compte vidé, vidé mon compte, compte débité, compte bancaire piraté",
        "Appelez tout de suite votre banque. Gardez les messages.",
    ),
    (
        "une carte bancaire perdue ou volée",
        crossed(_CARDS, "volée, perdue, piratée, utilisée, avalée")
        + ", "
        + crossed("volé, voler, perdu, piraté", _CARDS)
        + ", opposition, faire opposition, opposition carte bancaire",
        "Appelez tout de suite votre banque pour faire opposition.",
    ),
    (
        "un faux dépannage",
        "faux support, appeler microsoft, appel de microsoft, message microsoft, faux dépannage, écran bloqué, fenêtre bloquée, page bloquée, alerte virus, numéro à appeler, prise de contrôle à distance, pris la main, pris le contrôle, anydesk, fausse alerte, monsieur microsoft, technicien microsoft, microsoft me téléphone, microsoft m’appelle, microsoft m’a appelé, microsoft m’a appelée",
        "N’appelez pas le numéro affiché. Éteignez l’ordinateur.",
    ),
    (
        "un piratage",
        "piratage, piraté, pirater, compte piraté, mail piraté, boîte mail piratée, facebook piraté, compte facebook piraté, whatsapp piraté, téléphone piraté, ordinateur piraté, hacké, hacker, usurpation, usurpation d’identité, faux profil, compte volé, cyberattaque, fuite de données, volé mon compte, volé mon mot de passe, fait passer pour moi, faux compte",
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
