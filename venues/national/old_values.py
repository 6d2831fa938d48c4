"""What became of the columns and values of the format's version 0.1, which files still mix in.

Only what is clear is translated. « Adultes », « Handicaps psychiques », « Adhésion », « Accepte le
Pass numérique », « A ma place », « APTIC », « Campus connecté », « French Tech » and « Relais pôle
emploi » have no heir in version 1: they stay readable in the venue's « autres » note.

Source: ``Schema_V0.1.json`` and ``descriptif-des-evolutions`` of LaMednum/standard-mediation-num.
"""

#: Column of version 0.1 (or of its drafts) → field of version 1. Columns that were split lead to
#: the first of the two: a value goes where its list is, see ``SISTERS``.
COLUMNS = {
    "labels_nationaux": "dispositif_programmes_nationaux",
    "labels_autres": "autres_formations_labels",
    "publics_accueillis": "publics_specifiquement_adresses",
    "conditions_acces": "frais_a_charge",
    "conditions_access": "frais_a_charge",
    "accessibilite": "fiche_acces_libre",
    "courriel": "courriels",
    "presentation_resumee": "presentation_resume",
}

#: Pairs of fields that were one: a value read in one of them may belong to the other.
SISTERS = {
    "publics_specifiquement_adresses": "prise_en_charge_specifique",
    "prise_en_charge_specifique": "publics_specifiquement_adresses",
    "dispositif_programmes_nationaux": "formations_labels",
    "formations_labels": "dispositif_programmes_nationaux",
}

_STEPS = "Aide aux démarches administratives"
_TOOLS = "Maîtrise des outils numériques du quotidien"
_WORK = "Insertion professionnelle via le numérique"
_CULTURE = "Compréhension du monde numérique"
_ACCESS = "Accès internet et matériel informatique"
_BUY = "Acquisition de matériel informatique à prix solidaire"

#: Field → old value → value of version 1. Case, accents and apostrophes do not matter, nor what
#: follows a colon or stands in brackets (« Payant : l'accès au lieu… », « À distance (par… »).
VALUES = {
    "typologie": {"PE": "FT"},
    "services": {
        "Devenir autonome dans les démarches administratives": _STEPS,
        "Gagner en autonomie dans les démarches administratives": _STEPS,
        "Réaliser des démarches administratives avec un accompagnement": _STEPS,
        "Etre accompagné dans les démarches administratives": _STEPS,
        "Accompagner les démarches de santé": _STEPS,
        "Prendre en main un smartphone ou une tablette": _TOOLS,
        "Prendre en main un ordinateur": _TOOLS,
        "Utiliser le numérique au quotidien": _TOOLS,
        "Favoriser mon insertion professionnelle": _WORK,
        "Créer et développer mon entreprise": _WORK,
        "Approfondir ma culture numérique": _CULTURE,
        "Promouvoir la citoyenneté numérique": _CULTURE,
        "Accéder à une connexion internet": _ACCESS,
        "Accéder à du matériel": _ACCESS,
        "S’équiper en matériel informatique": _BUY,
        "Acquérir du matériel informatique à prix solidaire": _BUY,
        "Créer avec le numérique": "Loisirs et créations numériques",
        "Soutenir la parentalité et l'éducation avec le numérique": (
            "Parentalité et éducation avec le numérique"
        ),
    },
    "publics_specifiquement_adresses": {
        "Seniors (+ 65 ans)": "Seniors",
        "Familles/enfants": "Familles et/ou enfants",
        "Jeunes (16-26 ans)": "Jeunes",
        "Uniquement femmes": "Femmes",
    },
    "prise_en_charge_specifique": {
        "Public langues étrangères": "Langues étrangères (autres)",
        "Personnes en situation d'illettrisme": "Illettrisme",
    },
    "frais_a_charge": {"Gratuit sous conditions": "Gratuit sous condition"},
    "dispositif_programmes_nationaux": {
        "CNFS": "Conseillers numériques",
        "Conseiller numérique": "Conseillers numériques",
        "Conseillers numériques France Services": "Conseillers numériques",
        "Grandes écoles du numérique": "Grande école du numérique",
        "Point relais CAF": "Point d'accès numérique CAF",
        "Point numérique CAF": "Point d'accès numérique CAF",
    },
    "modalites_accompagnement": {
        "Seul": "En autonomie",
        "Avec de l'aide": "Accompagnement individuel",
        "Dans un atelier": "Dans un atelier collectif",
    },
}
