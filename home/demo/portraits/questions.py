"""The two inquiries and what each asked: other words, the same themes."""

from dataclasses import dataclass
from datetime import date

from portraits.enums import Precision, QuestionKind


@dataclass(frozen=True)
class Asked:
    """``theme`` is the title of an ``InterviewTheme``; ``after`` = (key of a question above, answer
    to it) when this one depends on it."""

    key: str
    text: str
    theme: str
    kind: QuestionKind = QuestionKind.OPEN
    choices: tuple[str, ...] = ()
    after: tuple[str, str] | None = None


@dataclass(frozen=True)
class Inquiry:
    slug: str
    title: str
    prefix: str
    purpose: str
    starts: tuple[date, Precision]
    ends: tuple[date, Precision]
    questionnaire: str
    questions: tuple[Asked, ...]


YES_NO = QuestionKind.YES_NO

INQUIRIES = [
    Inquiry(
        "questions-a",
        "Conseillers numériques en bibliothèque",
        "[Questions à…]",
        "Comprendre ce que devient la médiation numérique quand elle s’installe entre les rayons : "
        "qui vient, pour apprendre quoi, et avec quelle place dans l’équipe. Les personnes et leurs "
        "paroles sont inventées pour la démonstration.",
        (date(2022, 1, 1), Precision.START),
        (date(2022, 11, 1), Precision.END),
        "Conseillers numériques en bibliothèque",
        (
            Asked("parcours", "Quel a été votre parcours avant d’arriver ici ?", "Parcours"),
            Asked("offre", "Que proposez-vous à la bibliothèque, et à qui ?", "Offre et publics"),
            Asked(
                "posture",
                "Comment accompagnez-vous une personne qui n’a jamais touché un ordinateur ?",
                "Posture",
            ),
            Asked(
                "equipe",
                "Quelle est votre place dans l’équipe de la bibliothèque ?",
                "Place dans l’équipe",
            ),
            Asked(
                "suffisant",
                "Votre formation suffit-elle à ce que l’on vous demande ?",
                "Formation et légitimité",
                YES_NO,
            ),
            Asked(
                "manque",
                "Que vous manque-t-il ?",
                "Formation et légitimité",
                after=("suffisant", "Non"),
            ),
            Asked(
                "difficultes",
                "Quelles difficultés rencontrez-vous, et comment y répondez-vous ?",
                "Difficultés et remèdes",
            ),
            Asked("materiel", "De quel matériel disposez-vous ?", "Matériel et moyens"),
            Asked("gout", "Qu’est-ce qui vous plaît dans ce métier ?", "Goût du métier"),
            Asked(
                "bibliotheque",
                "Que change le fait d’être dans une bibliothèque ?",
                "Bibliothèques",
            ),
            Asked("avenir", "Comment voyez-vous la suite, après votre contrat ?", "Avenir"),
        ),
    ),
    Inquiry(
        "faire-avec",
        "Faire avec, ailleurs",
        "[Faire avec]",
        "Après les bibliothèques, ceux qui accompagnent dans un bus, un centre social, un bureau, ou "
        "entre plusieurs lieux. Les questions ont changé de mots, pas de sujet. Les personnes et "
        "leurs paroles sont inventées pour la démonstration.",
        (date(2025, 1, 1), Precision.START),
        (date(2026, 6, 1), Precision.MIDDLE),
        "Faire avec",
        (
            Asked("parcours", "Qu’est-ce qui vous a conduit jusqu’ici ?", "Parcours"),
            Asked(
                "journee",
                "Racontez-nous une journée. Qui vient, et pour demander quoi ?",
                "Offre et publics",
            ),
            Asked(
                "venir",
                "Le plus souvent, comment les gens viennent-ils à vous ?",
                "Offre et publics",
                QuestionKind.CHOICE,
                (
                    "En passant, sans rendez-vous",
                    "Sur rendez-vous",
                    "Parce qu’une autre structure les envoie",
                ),
            ),
            Asked("limite", "Faire avec, faire à la place : où est la limite ?", "Posture"),
            Asked(
                "endroit",
                "Qu’a de particulier l’endroit où vous travaillez ?",
                "Territoire",
            ),
            Asked(
                "equipe",
                "Avec qui travaillez-vous, et de qui avez-vous besoin ?",
                "Place dans l’équipe",
            ),
            Asked(
                "apprendre",
                "Comment avez-vous appris, et qu’aimeriez-vous encore apprendre ?",
                "Formation et légitimité",
            ),
            Asked(
                "difficile",
                "Qu’est-ce qui est difficile, et qu’avez-vous trouvé pour que cela le soit moins ?",
                "Difficultés et remèdes",
            ),
            Asked("sac", "Qu’y a-t-il dans votre sac ?", "Matériel et moyens"),
            Asked("biblio", "Travaillez-vous avec une bibliothèque ?", "Bibliothèques", YES_NO),
            Asked(
                "ensemble",
                "Que faites-vous ensemble ?",
                "Bibliothèques",
                after=("biblio", "Oui"),
            ),
            Asked(
                "envie",
                "Qu’est-ce qui vous donne envie de revenir le lendemain ?",
                "Goût du métier",
            ),
            Asked("cinq-ans", "Dans cinq ans, à quoi ressemblera votre métier ?", "Avenir"),
        ),
    ),
]
