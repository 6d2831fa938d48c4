"""The filters in force, and which of them to give up when they leave nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q

from core.fields import has_any
from core.text import WEEKDAYS, joined
from finder.needs import need_label, quoted
from mediators.enums import Mode
from mediators.models import Permanence
from schedules.enums import weekday_number
from venues.vocabulary import AccessMode

#: How one comes to a venue of which no permanence is known.
USUAL_ACCESS = {
    Mode.WALK_IN: (AccessMode.WALK_IN,),
    Mode.APPOINTMENT: (AccessMode.PHONE, AccessMode.ONLINE),
}
ACCESS_WORDS = {Mode.WALK_IN: "sans rendez-vous", Mode.APPOINTMENT: "sur rendez-vous"}


@dataclass(frozen=True)
class Wish:
    """What a visitor asks of a venue or of somebody there (``docs/decisions/0012``).

    ``days`` are codes ("lu"…"di"), any of which suits; ``person`` the key of the one they want.
    """

    services: tuple[str, ...] = ()
    within_km: float | None = None
    days: tuple[str, ...] = ()
    access: str = ""
    step_free: bool = False
    person: int | None = None

    @property
    def key(self) -> str:
        """Names the filters that ``apply`` puts on venues."""
        return "|".join(
            [*self.services, *self.days, self.access, str(self.step_free), str(self.person)]
        )

    @property
    def weekdays(self) -> frozenset[int]:
        return frozenset(map(weekday_number, self.days))

    @property
    def days_words(self) -> str:
        """ "le samedi", "le mardi ou le jeudi"."""
        return joined([f"le {WEEKDAYS[weekday_number(code)]}" for code in self.days], "ou")

    @property
    def coming_words(self) -> str:
        """ "le samedi sans rendez-vous"."""
        return " ".join(filter(None, [self.days_words, ACCESS_WORDS.get(self.access, "")]))

    @property
    def is_for_a_day(self) -> bool:
        """Asks when or how to come in such a way that an opening day may be the answer."""
        return bool(self.days) or self.access == Mode.WALK_IN

    def apply(self, venues, today: date):
        """The venues of the queryset that answer."""
        if self.step_free:
            venues = venues.step_free()
        if not (self.services or self.days or self.access or self.person):
            return venues
        somebody = Q(Exists(self._permanences(today)))
        if self.person:
            return venues.filter(somebody)
        if self.days or self.access:
            return venues.filter(somebody | self._place_itself(today))
        return venues.filter(somebody | has_any("services", self.services))

    def is_answered_by(self, permanence) -> bool:
        """The same question of one permanence as ``_permanences`` asks of all."""
        done = permanence.services or permanence.venue.services
        return (
            (not self.services or not set(self.services).isdisjoint(done))
            and (not self.days or not set(self.days).isdisjoint(permanence.weekdays))
            and self.access in ("", permanence.mode)
            and self.person in (None, permanence.mediator_id)
        )

    def is_answered_by_place(self, venue, *, nobody_known: bool) -> bool:
        """The same question of a venue that ``apply`` found and where nobody's date answers."""
        if self.person or not (self.services or self.days or self.access):
            return False
        if nobody_known:
            return True
        offered = not self.services or not set(self.services).isdisjoint(venue.services)
        if not (self.days or self.access):
            return offered
        opens = not self.days or not set(self.days).isdisjoint(weekdays_open(venue))
        return offered and opens and venue.desk_help and self.access != Mode.APPOINTMENT

    def looser(self) -> Iterator[tuple[str, "Wish"]]:
        """(sentence, wish), from the least to the most given up: distance, days and way of coming,
        need, wheelchair."""
        wish = self
        if wish.within_km is not None:
            wish = replace(wish, within_km=None)
            far = f"{self.within_km:g}".replace(".", ",")
            yield f"Rien à moins de {far}\u00a0km. Voici les lieux plus loin.", wish
        if wish.days or wish.access:
            wish = replace(wish, days=(), access="")
            yield f"Rien de connu {self.coming_words}. Voici les autres possibilités.", wish
        if wish.services:
            wish = replace(wish, services=())
            words = quoted([need_label(service) for service in self.services], "ni")
            yield f"Aucun lieu connu pour {words}. Voici tous les lieux.", wish
        if wish.step_free:
            yield (
                "Aucun lieu n’est signalé accessible en fauteuil roulant. "
                "Voici les autres\u00a0: appelez avant de venir.",
                replace(wish, step_free=False),
            )

    def _permanences(self, today: date):
        """Current permanences of a venue that answer by themselves."""
        found = Permanence.objects.current(today).filter(venue=OuterRef("pk"))
        found = found.filter(has_any("weekdays", self.days))
        if self.services:
            unsaid = Q(services="") & has_any("venue__services", self.services)
            found = found.filter(has_any("services", self.services) | unsaid)
        if self.access:
            found = found.filter(mode=self.access)
        return found.filter(mediator=self.person) if self.person else found

    def _place_itself(self, today: date) -> Q:
        """Venues where one may come whoever is there: with help at the desk, or without any
        permanence that we know of."""
        nobody_known = ~Exists(Permanence.objects.current(today).filter(venue=OuterRef("pk")))
        usual = nobody_known & has_any("access_modes", USUAL_ACCESS.get(self.access, ()))
        comes = usual if self.access == Mode.APPOINTMENT else Q(desk_help=True) | usual
        services = has_any("services", self.services)
        return comes & services & has_any("hours__open_weekdays", self.days)


def weekdays_open(venue) -> list[str]:
    """Codes of the days on which a venue is open in an ordinary week."""
    hours = getattr(venue, "hours", None)
    return hours.open_weekdays if hours else []
