"""Where a visitor starts from: a place, a position, or somebody they look for."""

from dataclasses import dataclass, field, replace

from core.text import french_distance, normalise, typographic
from finder.candidates import Candidate, Rank
from finder.people import PersonHit, find_people
from finder.places import locate_place, near_spellings
from finder.search import Around, Found, With
from finder.wish import Wish
from mediators.models import Mediator
from venues.listing import departments
from venues.nearby import Point

MOST_CHOICES = 6
MOST_PEOPLE = 4
#: Matches that need no word of caution.
CERTAIN = {Rank.WHOLE_NAME, Rank.CODE, Rank.FORMER_NAME, Rank.VENUE}
FAR_KM = 100
#: The score of a person whose family name was typed without a slip.
FAMILY_NAME = 0.6


@dataclass(frozen=True)
class Start:
    """What the words or the position mean. ``candidates`` are places, best first.

    ``person`` is who they name when it is nobody's place; ``people`` others they may mean.
    """

    asked: str = ""
    search: Around | With | None = None
    candidates: list[Candidate] = field(default_factory=list)
    person: Mediator | None = None
    people: list[PersonHit] = field(default_factory=list)

    @property
    def place(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    @property
    def position(self) -> Point | None:
        """That of the browser."""
        around = isinstance(self.search, Around) and not self.candidates
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
        if self.place and self.place.rank not in CERTAIN and not department_code(self.asked):
            return [
                f"Nous avons compris «\u00a0{typographic(self.place.label)}\u00a0». "
                "Ce n’est pas là\u00a0? Ajoutez le code postal."
            ]
        if found.nearest_km is not None and found.nearest_km > FAR_KM:
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
    """A place whose name is certain, else somebody whose name it is, else the likeliest place."""
    candidates = locate_place(department_code(asked) or asked)
    hits = find_people(asked, MOST_PEOPLE + 1)
    likely = [] if _is_certain(candidates, asked) else hits
    chosen = _one_of(likely, candidates)
    if chosen and (mediator := _mediator(chosen)):
        others = [hit for hit in hits if hit != chosen]
        return Start(asked, With(mediator), person=mediator, people=others)
    if not candidates:
        return Start(asked, people=hits)
    point = Point(candidates[0].latitude, candidates[0].longitude)
    return Start(asked, Around(point), candidates, people=hits)


def _is_certain(candidates: list[Candidate], asked: str) -> bool:
    """An address that a geocoder made of somebody's name is not."""
    return bool(candidates) and (
        (candidates[0].rank in CERTAIN and candidates[0].kind != "address")
        or bool(department_code(asked))
    )


def _one_of(hits: list[PersonHit], candidates: list[Candidate]) -> PersonHit | None:
    """The one who is meant: a whole name, a family name where places are only spelt alike, anybody
    where no place is meant; and a better match than the others."""
    if not hits:
        return None
    best = hits[0]
    is_spelt_alike = bool(candidates) and candidates[0].rank >= Rank.SPELLING
    if not (best.exact or not candidates or (is_spelt_alike and best.score >= FAMILY_NAME)):
        return None
    is_better = len(hits) == 1 or (best.exact, best.score) > (hits[1].exact, hits[1].score)
    return best if is_better else None


def _mediator(hit: PersonHit) -> Mediator | None:
    return Mediator.objects.active().filter(pk=hit.pk).first()


def department_code(typed: str) -> str:
    """ "Manche" → "50", for the departments that have venues."""
    key = normalise(typed)
    return next((d["code"] for d in departments() if normalise(d["name"]) == key), "")
