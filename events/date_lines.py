"""One date of an event as its screens show it: when, in what state, with whom."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from core.text import NBSP, french_date, french_time
from events.date_words import version, when
from events.enums import RegistrationState, Status

_CONFIRMED = Q(registrations__state=RegistrationState.CONFIRMED)
_WAITING = Q(registrations__state=RegistrationState.WAITING)


def with_people(occurrences):
    """``people``, ``waiting``, ``by_email`` are numbers of registrations, in the same query."""
    active = _CONFIRMED | _WAITING
    return occurrences.annotate(
        people=Count("registrations", filter=_CONFIRMED),
        waiting=Count("registrations", filter=_WAITING),
        by_email=Count("registrations", filter=active & ~Q(registrations__email="")),
    )


@dataclass(frozen=True)
class DateLine:
    """Needs an occurrence of ``with_people``, with its event."""

    occurrence: object

    @property
    def when(self) -> str:
        return when(self.occurrence)

    @property
    def version(self) -> str:
        return version(self.occurrence)

    @property
    def state(self) -> str:
        return Status(self.occurrence.shown_status).label

    @property
    def was(self) -> str:
        """ "mardi 17 février de 14 h": where a moved date was before."""
        if not self.occurrence.original_start:
            return ""
        first = timezone.localtime(self.occurrence.original_start)
        return f"{french_date(first.date(), weekday=True)} à {french_time(first.time())}"

    @property
    def registered(self) -> str:
        """ "3 inscrits", "1 inscrit, 2 en attente"."""
        waiting = self.occurrence.waiting
        found = _counted(self.occurrence.people, "inscrit")
        return f"{found}, {waiting}{NBSP}en attente" if waiting else found

    @property
    def places(self) -> str:
        """ "5 places prises sur 8"; "" without limit."""
        occurrence = self.occurrence
        if occurrence.places is None:
            return ""
        taken = occurrence.places_taken
        return f"{taken}{NBSP}place{'s' if taken > 1 else ''} prise{'s' if taken > 1 else ''} sur {occurrence.places}"

    @property
    def question(self) -> str:
        """ "3 inscrits le mardi 17 février 2026 de 14 h à 16 h. Désormais : Vacances d’hiver."."""
        reason = self.occurrence.question
        return f"{self.registered} le {self.when}. {reason[:1].upper()}{reason[1:]}."

    @property
    def told(self) -> str:
        """Who hears of a change, said before it is made."""
        total = self.occurrence.people + self.occurrence.waiting
        by_email = self.occurrence.by_email
        to_call = total - by_email
        if not total:
            return "Personne n’est inscrit à cette date."
        will = "seront prévenues" if total > 1 else "sera prévenue"
        ways = [f"{by_email} par courriel"] * bool(by_email) + [f"{to_call} à appeler"] * bool(
            to_call
        )
        return f"{_counted(total, 'personne')} {will}{NBSP}: {', '.join(ways)}."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'Aucun'}{NBSP}{noun}{'s' if number > 1 else ''}"
