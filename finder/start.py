"""Where a visitor starts from: a place, a position, or somebody they look for."""

from dataclasses import dataclass, field, replace

from core.text import french_distance, normalise, typographic
from finder.candidates import Candidate, Rank
from finder.places import locate_place, near_spellings
from finder.search import Around, Found, With
from finder.wish import Wish
from mediators.models import Mediator
from venues.listing import departments
from venues.nearby import Point

MOST_CHOICES = 6
#: Matches that need no word of caution.
CERTAIN = {Rank.WHOLE_NAME, Rank.CODE, Rank.FORMER_NAME, Rank.VENUE}
FAR_KM = 100


@dataclass(frozen=True)
class Start:
    """What the words or the position mean. ``candidates`` are places, best first.

    ``person`` is who they name when it is nobody's place; ``people`` those they may mean.
    """

    asked: str = ""
    search: Around | With | None = None
    candidates: list[Candidate] = field(default_factory=list)
    person: Mediator | None = None
    people: list[Mediator] = field(default_factory=list)

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
        return bool(self.asked) and self.search is None

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
        candidates = locate_place(department_code(asked) or asked)
        if not candidates:
            return Start(asked)
        point = Point(candidates[0].latitude, candidates[0].longitude)
        return Start(asked, Around(point), candidates)
    if cleaned.get("lat") is not None:
        return Start(search=Around(Point(round(cleaned["lat"], 2), round(cleaned["lon"], 2))))
    return Start()


def department_code(typed: str) -> str:
    """ "Manche" → "50", for the departments that have venues."""
    key = normalise(typed)
    return next((d["code"] for d in departments() if normalise(d["name"]) == key), "")
