"""What passages are about: (slug, label, when to use it), family by family."""

from portraits.enums import CodeFamily

CODES: dict[CodeFamily, list[tuple[str, str, str]]] = {
    CodeFamily.SKILL: [
        ("ecoute", "Écouter et deviner", "Entendre la demande derrière la demande."),
        ("patience", "Prendre son temps", "Attendre, se taire, recommencer sans soupirer."),
        ("rassurer", "Rassurer", "Défaire la peur ou la honte avant de montrer quoi que ce soit."),
        ("pedagogie", "Expliquer simplement", "Choisir les mots, les étapes, les supports."),
        ("adapter", "S’adapter à chacun", "Langue, vue, gestes, équipement, rythme."),
        ("animer", "Animer un groupe", "Faire travailler ensemble, et que l’on s’aide."),
        (
            "orienter",
            "Passer la main",
            "Connaître les partenaires et envoyer vers la bonne personne.",
        ),
        ("confidentialite", "Garder le secret", "Ce qui protège la parole, l’écran, les papiers."),
        (
            "demarches",
            "Connaître les droits",
            "Savoir ce que recouvre un formulaire. Pas le fait d’aider à le remplir.",
        ),
        ("technique", "Connaître les machines", "Démonter, régler, dépanner."),
        ("securite", "Repérer les pièges", "Arnaques, fausses nouvelles, images volées."),
        ("veille", "Se tenir à jour", "Lire, échanger entre collègues, suivre ce qui change."),
    ],
    CodeFamily.SUPPORT: [
        (
            "faire-avec",
            "Faire avec la personne",
            "C’est elle qui a la main, ou qui décide de chaque geste.",
        ),
        (
            "faire-a-la-place",
            "Faire à la place",
            "Dit comme tel, même exceptionnel. Pas le refus de le faire.",
        ),
        ("montrer", "Montrer, puis laisser faire", "Une démonstration sur un autre appareil."),
        (
            "individuel",
            "Une personne à la fois",
            "Un rendez-vous, parfois plusieurs, pour une seule personne.",
        ),
        ("atelier", "Apprendre en groupe", "Une séance ou une suite de séances à plusieurs."),
        ("permanence", "Répondre en passant", "Sans rendez-vous, en quelques minutes."),
        (
            "aller-vers",
            "Aller vers les gens",
            "Sortir, se déplacer, se poser là où l’on est attendu.",
        ),
        ("demarches-admin", "Accompagner une démarche", "Impôts, retraite, allocations, école."),
        (
            "compte-perdu",
            "Retrouver un compte",
            "Mot de passe oublié, boîte mail perdue, code qui n’arrive plus.",
        ),
        ("telephone", "Apprivoiser le téléphone", "L’appareil lui-même et ses messages."),
        (
            "parents-enfants",
            "Accompagner parents et jeunes",
            "Écrans en famille, école, vie des adolescents.",
        ),
        ("decouvrir", "Faire découvrir et créer", "Jouer, fabriquer, se promener."),
    ],
    CodeFamily.FREE: [
        (
            "lieu-sans-enjeu",
            "Un lieu sans enjeu",
            "Ce que permet un endroit où l’on n’a rien à perdre.",
        ),
        ("peur", "La peur de mal faire", "Chez les personnes accompagnées."),
        (
            "legitimite",
            "Se sentir légitime",
            "Le doute de ceux qui accompagnent sur leur propre place.",
        ),
        (
            "contrat",
            "La précarité du contrat",
            "Dates de fin, renouvellements, ce qu’ils changent au travail.",
        ),
        (
            "ecrans-changent",
            "Des écrans qui changent",
            "Sites et applications refaits sans prévenir.",
        ),
    ],
}
