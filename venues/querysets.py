"""What one asks of venues, in SQL that stays quick at any size."""

from django.db.models import Prefetch, Q, QuerySet
from wagtail.models import PageQuerySet, PageViewRestriction

from core.fields import has_any
from venues.vocabulary import SpecialSupport

#: What a card shows and the map reads: a third of the columns. Another one that a card asks for
#: costs a query a card (and fails the tests that count them) until it is named here.
CARD_COLUMNS = (
    "title", "slug", "url_path", "venue_types", "street_address", "postal_code", "commune_name",
    "access_notes", "location_approximate", "latitude", "longitude", "phone", "wheelchair", "desk_help", "services",
    "hours__osm", "hours__open_weekdays",
)  # fmt: skip


def visible_pages(through: str = "") -> Q:
    """Pages that a visitor may see; ``through`` leads to them from another table: "venue__"."""
    visible = Q(**{f"{through}live": True})
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        visible &= ~Q(**{f"{through}path__startswith": path})
    return visible


class VenueQuerySet(PageQuerySet):
    def for_listing(self):
        """Everything a card needs: the same number of queries for 2 and for 200 venues.

        ``known_closures`` is a plain list: a manager for each venue costs more than its closures.
        """
        from venues.models import Closure

        closures = Prefetch(
            "closures", queryset=Closure.objects.order_by("first_day"), to_attr="known_closures"
        )
        return self.select_related("hours").only(*CARD_COLUMNS).prefetch_related(closures)

    def visible(self):
        """What a visitor may see: ``public()`` reads the whole of the closed pages, this their path."""
        return self.filter(visible_pages())

    def by_place(self):
        """Department, commune, name: one indexed column."""
        return self.order_by("sort_key", "pk")

    def in_box(self, south: float, north: float, west: float, east: float):
        return self.filter(latitude__range=(south, north), longitude__range=(west, east))

    def offering(self, services: list[str]):
        """Venues that offer at least one of these services."""
        return self.filter(has_any("services", services))

    def step_free(self):
        """Where a wheelchair gets in, as far as we were told."""
        return self.filter(Q(wheelchair="oui") | Q(special_support__has=SpecialSupport.MOTOR))

    def open_on(self, weekdays: list[str]):
        """Open, in an ordinary week, on at least one of these days ("lu"…"di")."""
        return self.filter(has_any("hours__open_weekdays", weekdays))


class VenueHoursQuerySet(QuerySet):
    def write_open_weekdays(self) -> int:
        """Fill the column of the rows written before it existed; how many rows changed.

        A text that says no day is read again at each call.
        """
        changed = []
        for row in self.exclude(osm="").filter(open_weekdays=""):
            if days := row.weekdays_said():
                row.open_weekdays = days
                changed.append(row)
        self.bulk_update(changed, ["open_weekdays"], batch_size=500)
        return len(changed)
