"""Where a visitor starts from: a place, a position, or somebody they look for."""

from dataclasses import dataclass, field, replace

from core.text import french_distance, typographic
from finder.name_and_town import name_and_town
from finder.people import FAMILY_NAME, FIRST_NAME, PersonHit, find_people
from finder.places import locate_place
from finder.search import Around, Found, With
from finder.wish import Wish
from mediators.models import Mediator
from venues.listing import department_code
from venues.nearby import Point
from venues.places.candidates import Candidate, Rank
from venues.places.known import near_spellings

MOST_CHOICES = 6
MOST_PEOPLE = 8
FAR_KM = 100


@dataclass(frozen=True)
class Start:
    """What the words or the position mean. ``candidates`` are places, best first.

    ``person`` is who they name when it is nobody's place; ``people`` others they may mean;
    ``places`` what people came before; ``town`` the one typed beside somebody's name.
    """

    asked: str = ""
    search: Around | With | None = None
    candidates: list[Candidate] = field(default_factory=list)
    person: Mediator | None = None
    people: list[PersonHit] = field(default_factory=list)
    places: list[Candidate] = field(default_factory=list)
    town: Candidate | None = None

    @property
    def place(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    @property
    def position(self) -> Point | None:
        """That of the browser."""
        around = isinstance(self.search, Around) and not self.asked
        return self.search.point if around else None

    @property
    def is_unknown(self) -> bool:
        return bool(self.asked) and self.search is None and not self.people

    @property
    def suggestions(self) -> list[Candidate]:
        """Names that look like what nobody knows."""
        return near_spellings(self.asked) if self.is_unknown else []

    def narrowed(self, wish: Wish) -> Wish:
        """Somebody is looked for from one end of the region to the other."""
        return replace(wish, person=self.person.pk, within_km=None) if self.person else wish

    def doubts(self, found: Found, errors: list[str]) -> list[str]:
        """What to tell a visitor whose words were stretched, missing, or lead far away."""
        if self.place and not self.place.is_certain and not department_code(self.asked):
            return [
                f"Nous avons compris «\u00a0{typographic(self.place.label)}\u00a0». "
                "Ce n’est pas là\u00a0? Ajoutez le code postal."
            ]
        if not self.person and found.nearest_km is not None and found.nearest_km > FAR_KM:
            return [
                f"Le lieu le plus proche est {french_distance(found.nearest_km)}\u00a0: "
                "notre réseau n’est pas présent près de là."
            ]
        if not self.asked and not found.venues and not errors:
            return ["Écrivez votre commune ou votre code postal."]
        return []


def find_start(cleaned: dict) -> Start:
    """What was typed wins over the browser's position: it came last."""
    if asked := cleaned.get("lieu", ""):
        return _named(asked)
    if cleaned.get("lat") is not None:
        return Start(search=Around(Point(round(cleaned["lat"], 2), round(cleaned["lon"], 2))))
    return Start()


def _named(asked: str) -> Start:
    """A place whose name is certain, else people of this name, else the likeliest place."""
    candidates = locate_place(department_code(asked) or asked)
    people = find_people(asked, MOST_PEOPLE + 1)
    if not people and _may_hold_a_name(candidates):
        people, towns = name_and_town(asked)
        if people and not people[0].has_slip:
            return _with_people(asked, people, towns, towns[0])
        candidates = towns or candidates
    if people and _come_first(people[0], candidates, asked):
        return _with_people(asked, people, candidates)
    if not candidates:
        return Start(asked)
    return Start(asked, Around(_point(candidates[0])), candidates, people=people[:MOST_PEOPLE])


def _may_hold_a_name(candidates: list[Candidate]) -> bool:
    """All the words may not be those of a place: a code or a town was found among them."""
    return not candidates or candidates[0].rank == Rank.CODE or candidates[0].rank > Rank.BEGINNING


def _come_first(best: PersonHit, candidates: list[Candidate], asked: str) -> bool:
    """Somebody of this name, where places are only spelt alike or begin alike. An address that a
    geocoder made of somebody's name is no place either."""
    if not candidates:
        return True
    if department_code(asked):
        return False
    place = candidates[0]
    if place.rank == Rank.FIRST_WORDS:
        return best.exact
    if place.is_certain and place.kind != "address":
        return False
    return not best.has_slip or (place.rank >= Rank.SPELLING and best.score >= FAMILY_NAME)


def _with_people(
    asked: str, people: list[PersonHit], places: list[Candidate], town: Candidate | None = None
) -> Start:
    """The one who is meant, as seen from the ``town``, or a choice; the places stay offered."""
    places = places[:MOST_CHOICES]
    chosen = _one_of(people, bool(places) and town is None)
    if chosen and (mediator := _mediator(chosen)):
        search = Around(_point(town)) if town else With(mediator)
        others = [hit for hit in people if hit != chosen]
        return Start(asked, search, person=mediator, people=others, places=places, town=town)
    return Start(asked, people=people[:MOST_PEOPLE], places=places)


def _one_of(people: list[PersonHit], may_be_a_place: bool) -> PersonHit | None:
    """A better match than the others. A first name is enough where one person has it, and no place
    could be meant."""
    best = people[0]
    if best.score <= FIRST_NAME and (may_be_a_place or len(people) > 1):
        return None
    is_better = len(people) == 1 or (best.exact, best.score) > (people[1].exact, people[1].score)
    return best if is_better else None


def _point(place: Candidate) -> Point:
    return Point(place.latitude, place.longitude)


def _mediator(hit: PersonHit) -> Mediator | None:
    return Mediator.objects.active().filter(pk=hit.pk).first()
