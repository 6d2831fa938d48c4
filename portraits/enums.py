"""The lists of the room of portraits."""

from django.db.models import TextChoices


class Context(TextChoices):
    """Where the person works: what findings compare first."""

    LIBRARY = "en-bibliotheque", "En bibliothèque"
    OUTSIDE = "hors-bibliotheque", "Hors bibliothèque"
    BOTH = "les-deux", "En bibliothèque et ailleurs"


class Precision(TextChoices):
    """How much of a date is known; ``portraits.dating`` says it in words."""

    DAY = "jour", "Jour"
    MONTH = "mois", "Mois"
    START = "debut", "Début d’année"
    MIDDLE = "milieu", "Milieu d’année"
    END = "fin", "Fin d’année"
    YEAR = "annee", "Année"


class QuestionKind(TextChoices):
    OPEN = "ouverte", "Question ouverte"
    YES_NO = "oui-non", "Oui ou non"
    CHOICE = "choix", "Choix dans une liste"


class AnswerState(TextChoices):
    COMPLETE = "complete", "Complète"
    INCOMPLETE = "incomplete", "Incomplète"
    NOT_ASKED = "non-posee", "Question non posée"


class CodeFamily(TextChoices):
    SKILL = "competence", "Compétences"
    SUPPORT = "accompagnement", "Types d’accompagnement"
    FREE = "libre", "Autres"


class ConsentScope(TextChoices):
    TEXT = "texte", "Le texte"
    IMAGE = "image", "L’image"
    VOICE = "voix", "La voix"


class ConsentState(TextChoices):
    """Of a line of the register, on a given day."""

    VALID = "valable", "Valable"
    ENDING = "se-termine", "Se termine bientôt"
    FUTURE = "a-venir", "À venir"
    OVER = "termine", "Terminé"
    WITHDRAWN = "retire", "Retiré"


class Channel(TextChoices):
    SITE = "site", "Ce site"
    SOCIAL = "reseaux", "Réseaux sociaux"
    PRINT = "papier", "Documents imprimés"
    PRESS = "presse", "Presse"
    TRAINING = "formation", "Formations et rencontres professionnelles"


class Verdict(TextChoices):
    """What the interviewee answers to the proof."""

    APPROVED = "valide", "Je valide"
    CORRECTION = "correction", "Je demande une correction"


class FindingState(TextChoices):
    READY = "paru", "Paru"
    FORTHCOMING = "a-paraitre", "À paraître"


class Split(TextChoices):
    """Between which portraits a finding compares."""

    CONTEXT = "contexte", "En bibliothèque et hors bibliothèque"
    ROLE = "fonction", "Selon la fonction"
    DEPARTMENT = "departement", "Selon le département"
    YEAR = "annee", "Selon l’année de l’entretien"
    NONE = "ensemble", "Tous les portraits ensemble"
