"""From what a visitor asked to what the page shows: the place understood, the venues, the notices."""

from dataclasses import dataclass, field, replace

from django.conf import settings

from core.pagination import page_number
from core.text import french_distance, normalise, typographic
from finder.candidates import Candidate, Rank
from finder.forms import RADII, FinderForm
from finder.needs import NEEDS, need_label
from finder.places import locate_place, near_spellings
from venues.listing import departments
from venues.models import VenuePage
from venues.nearby import Near, Point, nearest

#: What fits two sheets of paper, and keeps the page under three times an empty one.
PER_PAGE = 15
#: Past a hundred and fifty, "nearest" means nothing: a narrower question does.
MOST_PAGES = 10
MOST_CHOICES = 6
#: Matches that need no word of caution.
CERTAIN = {Rank.WHOLE_NAME, Rank.CODE, Rank.FORMER_NAME, Rank.VENUE}
FAR_KM = 100


@dataclass(frozen=True)
class Wish:
    """The filters in force."""

    services: tuple[str, ...] = ()
    within_km: float | None = None
    step_free: bool = False

    @property
    def key(self) -> str:
        return f"{'+'.join(self.services)}|{self.step_free}"

    def apply(self, venues):
        venues = venues.offering(list(self.services))
        return venues.step_free() if self.step_free else venues

    def looser(self):
        """(sentence, wish) from the least to the most given up: distance, need, wheelchair."""
        wish = self
        if wish.within_km is not None:
            wish = replace(wish, within_km=None)
            yield f"Rien à moins de {self.within_km:g}\u00a0km. Voici les lieux plus loin.", wish
        if wish.services:
            wish = replace(wish, services=())
            words = ", ".join(f"«\u00a0{need_label(s)}\u00a0»" for s in self.services)
            yield f"Aucun lieu connu pour {words}. Voici tous les lieux.", wish
        if wish.step_free:
            yield (
                "Aucun lieu n’est signalé accessible en fauteuil roulant. "
                "Voici les autres : appelez avant de venir.",
                replace(wish, step_free=False),
            )


@dataclass
class Found:
    """One page of results."""

    venues: list = field(default_factory=list)
    number: int = 1
    has_next: bool = False
    notices: list[str] = field(default_factory=list)

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.has_next else None

    @property
    def first_rank(self) -> int:
        return (self.number - 1) * PER_PAGE + 1


def search(point: Point, wish: Wish, raw_page: str) -> Found:
    """The venues nearest to ``point``; when the filters leave nothing, what was loosened."""
    number, notice = page_number(raw_page, MOST_PAGES)
    wanted = number * PER_PAGE + 1
    visible = VenuePage.objects.visible()
    notices = []
    near = nearest(
        wish.apply(visible), point, key=wish.key, wanted=wanted, within_km=wish.within_km
    )
    if not near:
        for sentence, looser in wish.looser():
            near = nearest(
                looser.apply(visible),
                point,
                key=looser.key,
                wanted=wanted,
                within_km=looser.within_km,
            )
            if near:
                notices.append(sentence)
                break
    last = max(1, -(-len(near) // PER_PAGE))
    if number > last:
        number, notice = last, "Cette page de la liste n’existe pas. Voici la dernière."
    if notice:
        notices.insert(0, notice)
    shown = near[(number - 1) * PER_PAGE : number * PER_PAGE]
    more = len(near) > number * PER_PAGE and number < MOST_PAGES
    return Found(with_distance(shown), number, more, notices)


def with_distance(near: list[Near]) -> list[VenuePage]:
    """The venues themselves, in this order, each with its ``distance_km``."""
    by_pk = VenuePage.objects.for_listing().in_bulk([item.pk for item in near])
    venues = []
    for item in near:
        if venue := by_pk.get(item.pk):
            venue.distance_km = item.km
            venues.append(venue)
    return venues


def map_data(venues) -> list[dict]:
    """What the map and scripts read: in the order shown."""
    return [
        {
            "name": venue.title,
            "url": venue.path_on_site,
            "lat": venue.latitude,
            "lon": venue.longitude,
            "distance_km": None if venue.distance_km is None else round(venue.distance_km, 3),
        }
        for venue in venues
    ]


def start_point(cleaned: dict) -> tuple[Point | None, list[Candidate]]:
    """Where the visitor is, and the places the words may mean, best first.

    What was typed wins over the browser's position: it came last.
    """
    if typed := cleaned.get("lieu"):
        candidates = locate_place(department_code(typed) or typed)
        if not candidates:
            return None, []
        return Point(candidates[0].latitude, candidates[0].longitude), candidates
    if cleaned.get("lat") is not None:
        return Point(round(cleaned["lat"], 2), round(cleaned["lon"], 2)), []
    return None, []


def department_code(typed: str) -> str:
    """ "Manche" → "50", for the departments that have venues."""
    key = normalise(typed)
    return next((d["code"] for d in departments() if normalise(d["name"]) == key), "")


def doubts(typed: str, candidates: list[Candidate], found: Found, errors: list[str]) -> list[str]:
    """What to tell a visitor whose words were stretched, missing, or lead far away."""
    if candidates and candidates[0].rank not in CERTAIN and not department_code(typed):
        return [
            f"Nous avons compris «\u00a0{typographic(candidates[0].label)}\u00a0». "
            "Ce n’est pas là\u00a0? Ajoutez le code postal."
        ]
    if found.venues and found.venues[0].distance_km > FAR_KM:
        return [
            f"Le lieu le plus proche est {french_distance(found.venues[0].distance_km)}\u00a0: "
            "notre réseau n’est pas présent près de là."
        ]
    if not typed and not found.venues and not errors:
        return ["Écrivez votre commune ou votre code postal."]
    return []


def radii(asked: float | None) -> list[float]:
    """The distances to choose from, with the one that was asked for."""
    return sorted({*RADII, *([asked] if asked else [])})


def finder_context(request) -> dict:
    form = FinderForm(request.GET)
    form.is_valid()
    cleaned = form.cleaned_data
    cleaned["besoin"] = cleaned.get("besoin") or form.kept_needs()
    point, candidates = start_point(cleaned)
    wish = Wish(tuple(cleaned["besoin"]), cleaned.get("rayon"), bool(cleaned.get("pmr")))
    found = search(point, wish, request.GET.get("page", "")) if point else Found()
    asked = cleaned.get("lieu", "")
    errors = form.sentences()
    if request.GET and (candidates or point or not asked):
        found.notices[:0] = doubts(asked, candidates, found, errors)
    return {
        "form": form,
        "asked": asked,
        "errors": errors,
        "place": candidates[0] if candidates else None,
        "other_places": candidates[1:MOST_CHOICES],
        "is_unknown": bool(asked) and point is None,
        "suggestions": near_spellings(asked) if asked and point is None else [],
        "found": found,
        "needs": [
            {"value": code, "words": words, "more": more, "checked": code in cleaned["besoin"]}
            for code, (words, more) in NEEDS.items()
        ],
        "chosen": [need_label(service) for service in cleaned["besoin"]],
        "radii": radii(cleaned.get("rayon")),
        "radius": cleaned.get("rayon"),
        "step_free": wish.step_free,
        "around": (point.latitude, point.longitude) if point and not candidates else None,
        "is_narrowed": wish != Wish(),
        "tiles_url": settings.TILES_URL,
        "tiles_credit": settings.TILES_CREDIT,
        "map_data": map_data(found.venues),
    }
