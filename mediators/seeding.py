"""What a new site starts with: things to bring, each with a way out for whoever has not got it.

No sentence ever asks for a password: nobody here will.
"""

from typing import NamedTuple

from mediators.enums import Mode
from mediators.models import BringItem
from venues.vocabulary import Service

ALWAYS = [Mode.WALK_IN, Mode.APPOINTMENT]
ADMINISTRATIVE = [Service.ADMINISTRATIVE]
EVERYDAY = [Service.EVERYDAY, Service.SAFETY, Service.CREATION]
EMPLOYMENT = [Service.EMPLOYMENT]
#: Where a mailbox is needed.
ONLINE = [*ADMINISTRATIVE, *EMPLOYMENT]


class Seed(NamedTuple):
    label: str
    without: str
    services: list[str]
    link: str = ""
    modes: list[str] = ALWAYS


SEEDS = [
    Seed(
        "votre téléphone chargé, et son code de déverrouillage connu de vous",
        "Venez quand même. Sans téléphone, certains sites font attendre un courrier\u00a0: on vous dit lequel.",
        ONLINE,
    ),
    Seed(
        "votre adresse électronique, notée sur un papier",
        "Venez quand même\u00a0: on en crée une avec vous, gratuitement. Comptez une demi-heure.",
        ONLINE,
    ),
    Seed(
        "de quoi ouvrir votre boîte mail vous-même (personne ne vous demandera votre mot de passe)",
        "Mot de passe oublié\u00a0? Venez quand même avec votre téléphone. On vous aide à en choisir un nouveau.",
        ONLINE,
        "/trouver/?besoin=mot+de+passe",
    ),
    Seed(
        "le courrier reçu, même s’il est ancien",
        "Venez quand même\u00a0: on retrouve souvent le document en ligne avec vous.",
        ADMINISTRATIVE,
    ),
    Seed(
        "une pièce d’identité",
        "On peut commencer sans. Pour une carte perdue, on vous montre comment la refaire.",
        ADMINISTRATIVE,
        "/trouver/?besoin=carte+d%27identit%C3%A9",
    ),
    Seed(
        "votre carte Vitale, ou votre numéro de sécurité sociale",
        "Ce numéro est aussi sur une feuille de soins, un bulletin de paie ou un courrier de l’Assurance maladie.",
        ADMINISTRATIVE,
    ),
    Seed(
        "votre dernier avis d’impôt (votre numéro fiscal y est écrit)",
        "Le centre des impôts vous le redonne au guichet, avec une pièce d’identité.",
        ADMINISTRATIVE,
        "/trouver/?besoin=imp%C3%B4ts",
        modes=[Mode.APPOINTMENT],
    ),
    Seed(
        "un RIB, si vous attendez un paiement",
        "Votre banque en imprime un au guichet. On peut faire le reste en attendant.",
        ADMINISTRATIVE,
        modes=[Mode.APPOINTMENT],
    ),
    Seed(
        "votre CV, sur papier ou sur une clé USB",
        "Venez avec vos dates de travail et vos diplômes\u00a0: on l’écrit avec vous.",
        EMPLOYMENT,
        "/trouver/?besoin=cv",
    ),
    Seed(
        "votre identifiant France Travail",
        "Il est écrit sur les courriers de France Travail. Sinon, on le demande en ligne avec vous.",
        EMPLOYMENT,
        modes=[Mode.APPOINTMENT],
    ),
    Seed(
        "l’appareil qui vous pose problème, et son chargeur",
        "Venez quand même\u00a0: on vous montre sur un appareil d’ici.",
        EVERYDAY,
    ),
    Seed(
        "vos lunettes, et de quoi noter",
        "On vous prête papier et crayon, et on agrandit les lettres à l’écran.",
        [Service.EVERYDAY],
        modes=[],
    ),
    Seed(
        "une clé USB ou un disque, pour emporter vos photos",
        "Venez quand même\u00a0: on vous dit laquelle acheter, et combien elle coûte.",
        [Service.CREATION],
        "/trouver/?besoin=photos",
    ),
    Seed(
        "les papiers de la personne que vous aidez, et son accord écrit",
        "Sans accord écrit, on vous explique comment faire une procuration.",
        ADMINISTRATIVE,
        modes=[],
    ),
    Seed(
        "rien\u00a0: on vous prête un ordinateur ou une tablette",
        "",
        [],
        modes=[],
    ),
]


def seed_bring_items() -> int:
    """How many items were made: none when the agency has some already, even other ones."""
    if BringItem.objects.exists():
        return 0
    rows = [
        BringItem(
            label=seed.label,
            without=seed.without,
            without_link=seed.link,
            services=seed.services,
            modes=seed.modes,
            sort_order=10 * (position + 1),
        )
        for position, seed in enumerate(SEEDS)
    ]
    for row in rows:
        row.full_clean()
    return len(BringItem.objects.bulk_create(rows))
