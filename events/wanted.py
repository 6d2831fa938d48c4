"""What somebody asks for, whichever way they came: the site, the desk, the telephone."""

import re
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from core.text import NBSP, clean_line
from events.enums import Origin
from events.models.registration import MOST_PEOPLE
from mediators.refusals import Refused

_MOST_MISSING = 20
LONGEST_EMAIL = 254
#: The name opens an e-mail that the site sends: it must not carry somebody's advertisement.
_ADDRESS = re.compile(r"://|@|www\.|[^\W_]{2,}\.[^\W\d_]{2,}|\.[^\W\d_]{2,}/", re.IGNORECASE)
NAME_ONLY = "Écrivez seulement un prénom ou un nom, sans adresse de site ni de courriel."


class NotEnough(Refused):
    """Some places are left, fewer than what is asked for, and nobody said that they would wait."""

    def __init__(self, left: int, asked: int):
        only = "qu’une place. Prenez-la" if left == 1 else f"que {left} places. Prenez-en {left}"
        less = "" if left == 1 else " ou moins"
        super().__init__(
            f"Il ne reste {only}{less}, "
            f"ou cochez «{NBSP}J’attends que {asked} places se libèrent ensemble{NBSP}»."
        )


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for. ``phone`` is E.164; ``missing`` is what they lack of « à apporter »."""

    name: str
    phone: str = ""
    email: str = ""
    places: int = 1
    missing: tuple[str, ...] = ()
    origin: Origin = Origin.WEB
    #: A form that is sent twice registers once.
    request_key: str | None = None
    #: Desk only: beyond the capacity, and why.
    override_reason: str = ""
    #: Desk only: came without having registered, and is noted while it takes place or after.
    is_there: bool = False
    #: Waits for so many places together, although fewer are left.
    waits: bool = True

    @property
    def may_exceed(self) -> bool:
        return bool(self.override_reason) and self.origin != Origin.WEB


def checked(wanted: Wanted) -> Wanted:
    """In the form that it is stored in. Raises ``Refused``."""
    name = clean_line(wanted.name, 80)
    if not name:
        raise Refused("Écrivez un prénom ou un nom.")
    if wanted.origin == Origin.WEB and _ADDRESS.search(name):
        raise Refused(NAME_ONLY)
    if wanted.origin == Origin.WEB and not (wanted.phone or wanted.email):
        raise Refused("Écrivez un numéro de téléphone ou une adresse électronique.")
    if wanted.email:
        try:
            validate_email(wanted.email)
        except ValidationError as error:
            raise Refused("Cette adresse électronique n’est pas complète.") from error
        if len(wanted.email) > LONGEST_EMAIL:
            raise Refused("Cette adresse électronique est trop longue.")
    if not 1 <= wanted.places <= MOST_PEOPLE:
        raise Refused(f"Écrivez un nombre de places entre 1 et {MOST_PEOPLE}.")
    missing = [clean_line(item, 120) for item in wanted.missing[:_MOST_MISSING]]
    return replace(
        wanted,
        name=name,
        missing=tuple(filter(None, missing)),
        override_reason=clean_line(wanted.override_reason, 120),
    )
