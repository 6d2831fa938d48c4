"""The choices of workshops, their dates and their registrations.

Statuses, accessibility and means of registration are those of OpenAgenda, which library staff know.
"""

from django.db.models import IntegerChoices, TextChoices


class Format(TextChoices):
    WORKSHOP = "atelier", "Atelier collectif"
    APPOINTMENT = "rendez-vous", "Rendez-vous individuel"
    OPEN_SESSION = "permanence-ouverte", "Permanence ouverte"
    DISCOVERY = "decouverte", "Découverte"
    TALK = "conference", "Conférence"
    GAME = "jeu", "Jeu"


class Audience(TextChoices):
    """Anything but ``PUBLIC`` is internal: no visitor ever knows that it exists."""

    PUBLIC = "public", "Tout public"
    OFFICIALS = "elus", "Agents et élus"
    PROFESSIONALS = "professionnels", "Professionnels"


class DatesKind(TextChoices):
    """Where the dates of an event come from."""

    RULE = "regle", "Je connais les dates"
    TO_CONFIRM = "a-confirmer", "Date à confirmer"
    IMPORTED = "importees", "Dates venues d’un fichier"


class Season(TextChoices):
    SPRING = "printemps", "Printemps"
    SUMMER = "ete", "Été"
    AUTUMN = "automne", "Automne"
    WINTER = "hiver", "Hiver"


class Status(IntegerChoices):
    """Of one date; the numbers are those of OpenAgenda."""

    SCHEDULED = 1, "Programmé"
    RESCHEDULED = 2, "Reprogrammé"
    ONLINE = 3, "Déplacé en ligne"
    POSTPONED = 4, "Reporté"
    FULL = 5, "Complet"
    CANCELLED = 6, "Annulé"


#: Nobody has to come on such a date, nor may register for it.
NOT_HELD = (Status.POSTPONED, Status.CANCELLED)


class Means(TextChoices):
    """How one takes a place."""

    SITE = "site", "Sur ce site"
    PHONE = "telephone", "Par téléphone"
    LINK = "lien", "Sur un autre site"
    EMAIL = "courriel", "Par courriel"
    NONE = "libre", "Sans inscription"


class RegistrationState(TextChoices):
    CONFIRMED = "inscrit", "Inscrit"
    WAITING = "attente", "En liste d’attente"
    CANCELLED = "annule", "Annulé"


class Origin(TextChoices):
    WEB = "site", "Sur le site"
    DESK = "accueil", "À l’accueil"
    PHONE = "telephone", "Par téléphone"


class CallReason(TextChoices):
    """Why somebody without e-mail waits for a call; "" when nobody has to call."""

    PROMOTED = "place", "Une place s’est libérée"
    CANCELLED = "annulation", "La date est annulée"
    CHANGED = "changement", "La date a changé"
    REMINDER = "rappel", "Rappel avant l’atelier"


class Attendance(TextChoices):
    UNKNOWN = "", "Pas encore noté"
    CAME = "venu", "Venu"
    ABSENT = "absent", "Pas venu"
