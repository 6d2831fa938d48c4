"""The venues that answer a wish, in the order asked for, one page at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, TextChoices

from core.pagination import page_number
from finder.who import Here, Moment, people_at
from finder.wish import Wish
from mediators.enums import Posture
from mediators.models import Mediator, Permanence
from venues.models import VenuePage
from venues.nearby import Near, Point, nearest
from venues.vocabulary import NationalProgramme

#: What fits two sheets of paper, and keeps the page under three times an empty one.
PER_PAGE = 15
#: Past a hundred and fifty, "nearest" means nothing: a narrower question does.
MOST_PAGES = 10
MOST = PER_PAGE * MOST_PAGES
#: Sooner, but an hour away, is not sooner: past this, soonest first comes after.
SOON_KM = 30


class Order(TextChoices):
    NEAREST = "proche", "le plus près"
    SOONEST = "tot", "le plus tôt"


@dataclass(frozen=True)
class Around:
    """Venues about a point, nearest first."""

    point: Point

    def find(self, wish: Wish, moment: Moment, wanted: int) -> list[Near]:
        venues = wish.apply(VenuePage.objects.visible(), moment.today)
        return nearest(venues, self.point, key=wish.key, wanted=wanted, within_km=wish.within_km)


@dataclass(frozen=True)
class With:
    """Venues where somebody is, from one end of the region to the other."""

    mediator: Mediator

    def find(self, wish: Wish, moment: Moment, wanted: int) -> list[Near]:
        venues = wish.apply(VenuePage.objects.visible(), moment.today)
        return [Near(pk, None) for pk in venues.by_place().values_list("pk", flat=True)[:wanted]]


@dataclass
class Found:
    """One page of results. ``wish`` is what is left of it when it had to be loosened."""

    wish: Wish = field(default_factory=Wish)
    venues: list[VenuePage] = field(default_factory=list)
    people: dict[int, Here] = field(default_factory=dict)
    helping: set[int] = field(default_factory=set)
    number: int = 1
    has_next: bool = False
    is_near_first: bool = False
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

    @property
    def nearest_km(self) -> float | None:
        return min((v.distance_km for v in self.venues if v.distance_km is not None), default=None)


def search(
    start: Around | With,
    wish: Wish,
    moment: Moment,
    raw_page: str,
    *,
    order: str = Order.NEAREST,
    on_behalf: bool = False,
) -> Found:
    """When the filters leave nothing, what is found without some of them, and a sentence for each.

    ``on_behalf``: venues where somebody may do it for the visitor come first.
    """
    number, page_notice = page_number(raw_page, MOST_PAGES)
    soonest = order == Order.SOONEST
    wanted = MOST if soonest or on_behalf else number * PER_PAGE + 1
    near, wish, notices = granted(lambda w: start.find(w, moment, wanted), wish)
    helping = who_does_it_for_them(near, moment) if on_behalf else set()
    near.sort(key=lambda item: item.pk not in helping)
    last = max(1, -(-len(near) // PER_PAGE))
    if number > last:
        number, page_notice = last, "Cette page de la liste n’existe pas. Voici la dernière."
    shown = slice((number - 1) * PER_PAGE, number * PER_PAGE)
    venues = with_distance(near if soonest else near[shown])
    people = people_at(venues, wish, moment, on_behalf=on_behalf)
    near_first = False
    if soonest:
        near_first = wish.within_km is None and len({is_far(venue) for venue in venues}) == 2
        venues.sort(key=lambda v: (v.pk not in helping, *soonest_key(v, people, near_first)))
        venues = venues[shown]
    return Found(
        wish=wish,
        venues=venues,
        people=people,
        helping=helping,
        number=number,
        is_near_first=near_first,
        has_next=len(near) > number * PER_PAGE and number < MOST_PAGES,
        notices=[*filter(None, [page_notice]), *notices],
    )


def is_far(venue: VenuePage) -> bool:
    return venue.distance_km is not None and venue.distance_km > SOON_KM


def soonest_key(venue: VenuePage, people: dict[int, Here], near_first: bool) -> tuple:
    """Where a date is known, then (unless the visitor chose a distance) what is within reach."""
    undated, start = people[venue.pk].sort_key
    return undated, near_first and not undated and is_far(venue), start


def granted(find: Callable[[Wish], list[Near]], wish: Wish) -> tuple[list[Near], Wish, list[str]]:
    """The first of the wish and of its looser forms that finds something, and what was given up."""
    if near := find(wish):
        return near, wish, []
    given_up = []
    for sentence, looser in wish.looser():
        given_up.append(sentence)
        if near := find(looser):
            return near, looser, given_up
    return [], wish, []


def who_does_it_for_them(near: list[Near], moment: Moment) -> set[int]:
    """Those of these venues that are Aidants Connect, or have somebody who may do it for people."""
    somebody = Permanence.objects.current(moment.today).filter(
        venue=OuterRef("pk"), postures__has=Posture.FOR
    )
    official = Q(national_programmes__has=NationalProgramme.AIDANTS_CONNECT)
    found = VenuePage.objects.filter(official | Exists(somebody), pk__in=[item.pk for item in near])
    return set(found.order_by().values_list("pk", flat=True))


def with_distance(near: list[Near]) -> list[VenuePage]:
    """The venues themselves, in this order, each with its ``distance_km``."""
    by_pk = VenuePage.objects.for_listing().in_bulk([item.pk for item in near])
    venues = []
    for item in near:
        if venue := by_pk.get(item.pk):
            venue.distance_km = item.km
            venues.append(venue)
    return venues
