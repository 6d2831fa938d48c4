"""What the screens of the desk say of places and of people. Pure."""

from collections.abc import Iterable

from core.text import NBSP, french_phone
from events.enums import CallReason
from events.models import Occurrence, Registration

_MOST_NAMED = 4


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 place", "3 places", "0 place"."""
    return f"{number}{NBSP}{one if number < 2 else many or one + 's'}"


def taken_said(occurrence: Occurrence) -> str:
    """ "5 sur 8"; "5" without limit."""
    taken, places = occurrence.places_taken, occurrence.places
    return str(taken) if places is None else f"{taken} sur {places}"


def places_sentence(occurrence: Occurrence, waiting: int) -> str:
    """ "5 places prises sur 8. Il en reste 3. 2 personnes attendent."."""
    taken, places = occurrence.places_taken, occurrence.places
    if places is None:
        parts = [f"{counted(taken, 'place prise', 'places prises')}, sans limite."]
    else:
        parts = [f"{counted(taken, 'place prise', 'places prises')} sur {places}."]
        left = places - taken
        if left > 0:
            parts.append(f"Il en reste {left}.")
        elif left == 0:
            parts.append("C’est complet.")
        else:
            parts.append(f"C’est complet, avec {-left} de plus que prévu.")
    if waiting:
        parts.append(f"{counted(waiting, 'personne attend', 'personnes attendent')}.")
    return " ".join(parts)


def attendance_sentence(came: int, absent: int, unknown: int) -> str:
    """ "6 venus, 2 absents, 4 pas encore notés."; in people, not in lines. "" for nobody."""
    said = [
        counted(came, "venu") if came else "",
        counted(absent, "absent") if absent else "",
        f"{unknown}{NBSP}pas encore noté{'s' if unknown > 1 else ''}" if unknown else "",
    ]
    found = ", ".join(filter(None, said))
    return f"{found}." if found else ""


def promoted_sentence(promoted: Iterable[Registration]) -> str:
    """Who leaves the waiting list, and whether somebody must call them; "" for nobody."""
    people = list(promoted)
    parts = [
        f"{person.name} passe de la liste d’attente\u00a0: {_how_told(person)}."
        for person in people[:_MOST_NAMED]
    ]
    if more := len(people) - _MOST_NAMED:
        parts += [f"{more} autres aussi."] if more > 0 else []
    return " ".join(parts)


def _how_told(person: Registration) -> str:
    if person.email:
        return "un courriel lui est envoyé"
    if person.phone:
        return f"à rappeler au {french_phone(person.phone)}"
    return "à prévenir sur place"


#: What one says on the telephone, by the reason to call.
TO_SAY = {
    CallReason.PROMOTED: "Une place s’est libérée\u00a0: lui dire qu’elle est inscrite.",
    CallReason.CANCELLED: "La date est annulée\u00a0: lui dire de ne pas venir.",
    CallReason.CHANGED: "La date a changé\u00a0: lui dire la nouvelle.",
    CallReason.REMINDER: "C’est bientôt\u00a0: lui rappeler le jour et l’heure.",
}
