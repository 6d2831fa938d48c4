"""What a new site starts with: the subjects under which differently worded questions are read."""

from typing import NamedTuple

from portraits.models import InterviewTheme


class Seed(NamedTuple):
    slug: str
    title: str
    question: str


SEEDS = [
    Seed("parcours", "Parcours", "Quel chemin vous a mené à ce métier\u00a0?"),
    Seed("offre-et-publics", "Offre et publics", "Que proposez-vous, et à qui\u00a0?"),
    Seed("posture", "Posture", "Comment accompagnez-vous les personnes\u00a0?"),
    Seed(
        "place-dans-l-equipe", "Place dans l’équipe", "Quelle est votre place dans l’équipe\u00a0?"
    ),
    Seed(
        "formation-et-legitimite",
        "Formation et légitimité",
        "Où avez-vous appris, et vous sentez-vous légitime\u00a0?",
    ),
    Seed(
        "difficultes-et-remedes",
        "Difficultés et remèdes",
        "Qu’est-ce qui est difficile, et que faites-vous alors\u00a0?",
    ),
    Seed("gout-du-metier", "Goût du métier", "Qu’est-ce qui vous plaît dans ce métier\u00a0?"),
    Seed(
        "materiel-et-moyens",
        "Matériel et moyens",
        "Avec quel matériel et quels moyens travaillez-vous\u00a0?",
    ),
    Seed(
        "territoire", "Territoire", "Qu’est-ce que votre territoire change à votre travail\u00a0?"
    ),
    Seed("bibliotheques", "Bibliothèques", "Quel rôle pour les bibliothèques\u00a0?"),
    Seed("avenir", "Avenir", "Comment voyez-vous la suite\u00a0?"),
]


def seed_interview_themes() -> int:
    """How many themes were made: none when the agency has some already, even other ones."""
    if InterviewTheme.objects.exists():
        return 0
    rows = [
        InterviewTheme(**seed._asdict(), sort_order=10 * (position + 1))
        for position, seed in enumerate(SEEDS)
    ]
    for row in rows:
        row.full_clean()
    return len(InterviewTheme.objects.bulk_create(rows))
