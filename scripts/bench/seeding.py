"""Thousands of real rows in seconds: the tree of pages, the venues, their hours and closures.

Rows go straight into the tables, not through ``add_child``: what they hold is what the model would
have written, so that pages and queries meet nothing else than in production.
"""

from datetime import timedelta
from uuid import uuid4

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from home.models import ContentPage, HomePage
from scripts.bench.places import Place, Region
from venues.models import Closure, VenueHours, VenueIndexPage, VenuePage

CHUNK = 5_000
EMPTY_SLUG = "page-vide"
#: What differs from one venue to the next; the rest is prepared once.
VARYING = {
    "id", "page_ptr_id", "path", "title", "draft_title", "slug", "url_path", "translation_key",
    "national_id", "street_address", "postal_code", "commune_name", "insee_code", "commune_id",
    "latitude", "longitude", "venue_types", "summary", "services", "phone", "wheelchair",
    "desk_help", "department", "name_key", "sort_key",
}  # fmt: skip


def prepare() -> dict:
    """Migrations, the site's own pages, the communes, and the empty page. Returns versions."""
    call_command("migrate", verbosity=0)
    call_command("setup_site", verbosity=0)
    call_command("load_communes", verbosity=0)
    home = HomePage.objects.get()
    home.add_child(instance=ContentPage(title="Page vide", slug=EMPTY_SLUG))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
        )
        [version] = cursor.fetchone()
    return {"vendor": connection.vendor, "version": version}


class Table:
    """A model's own columns, for instances that differ by the ``varying`` ones only."""

    def __init__(
        self, model: type[models.Model], prototype: models.Model, varying: set[str] = VARYING
    ):
        fields = model._meta.local_concrete_fields
        quote = connection.ops.quote_name
        self._target = "{} ({})".format(
            quote(model._meta.db_table), ", ".join(quote(field.column) for field in fields)
        )
        self._marks = ", ".join(["%s"] * len(fields))
        self._constant = [
            field.get_db_prep_save(getattr(prototype, field.attname), connection)
            for field in fields
        ]
        self._varying = [(i, f) for i, f in enumerate(fields) if f.attname in varying]

    def row(self, instance: models.Model) -> list:
        row = self._constant.copy()
        for position, field in self._varying:
            value = getattr(instance, field.attname)
            if not isinstance(value, (str, int, float)):
                value = field.get_db_prep_save(value, connection)
            row[position] = value
        return row

    def insert(self, rows: list[list]) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.executemany(f"INSERT INTO {self._target} VALUES ({self._marks})", rows)
                return
            with cursor.copy(f"COPY {self._target} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


class Seeder:
    """Adds venues under ``/lieux/`` until there are as many as asked."""

    def __init__(self):
        self._index = VenueIndexPage.objects.get()
        self._region = Region()
        now = timezone.now()
        self._venue = VenuePage(
            live=True, depth=self._index.depth + 1, locale=self._index.locale,
            first_published_at=now, last_published_at=now, latest_revision_created_at=now,
            support_modes=["accompagnement-individuel"], fees=["gratuit"],
            access_modes=["se-presenter", "telephoner"], source="bench",
        )  # fmt: skip
        self._pages, self._venues = Table(Page, self._venue), Table(VenuePage, self._venue)

    def fill(self, size: int, *, with_hours: bool = True) -> None:
        """Up to ``size`` venues; 200,000 without hours take less than a minute."""
        already = VenuePage.objects.count()
        for first in range(already, size, CHUNK):
            self._add(range(first, min(first + CHUNK, size)), with_hours=with_hours)
        Page.objects.filter(pk=self._index.pk).update(numchild=size)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("ANALYZE")  # autovacuum's work, within a minute

    @transaction.atomic
    def _add(self, numbers: range, *, with_hours: bool) -> None:
        first_pk = Page.objects.aggregate(last=models.Max("pk"))["last"] + 1
        places = [self._region.place(number) for number in numbers]
        pages, venues = [], []
        for pk, place in enumerate(places, first_pk):
            self._describe(pk, place)
            pages.append(self._pages.row(self._venue))
            venues.append(self._venues.row(self._venue))
        self._pages.insert(pages)
        self._venues.insert(venues)
        if with_hours:
            self._add_hours(dict(enumerate(places, first_pk)))

    def _describe(self, pk: int, place: Place) -> None:
        venue, town = self._venue, place.town
        slug = f"{slugify(f'{place.title} {town.name}')[:200]}-{place.number}"
        values = {
            "id": pk, "page_ptr_id": pk, "slug": slug, "title": place.title,
            "path": Page._get_path(self._index.path, venue.depth, place.number + 1),
            "url_path": f"{self._index.url_path}{slug}/", "draft_title": place.title,
            "translation_key": uuid4(), "national_id": place.id, "street_address": place.street,
            "postal_code": town.postal_code, "commune_name": town.name,
            "insee_code": town.insee_code, "commune_id": town.insee_code,
            "latitude": place.latitude, "longitude": place.longitude,
            "venue_types": f"|{place.kind}|", "summary": place.summary,
            "services": f"|{'|'.join(place.services)}|" if place.services else "", "phone": place.phone,
            "wheelchair": "oui" if place.number % 3 == 0 else "inconnu",
            "desk_help": place.number % 4 == 0,
        }  # fmt: skip
        for name, value in values.items():
            setattr(venue, name, value)
        venue._write_list_columns()

    def _add_hours(self, places: dict[int, Place]) -> None:
        today = timezone.localdate()
        VenueHours.objects.bulk_create(
            VenueHours(venue_id=pk, osm=place.hours) for pk, place in places.items() if place.hours
        )
        Closure.objects.bulk_create(
            Closure(
                venue_id=pk,
                first_day=today + timedelta(days=pk % 30),
                last_day=today + timedelta(days=pk % 30 + 6),
                reason="Inventaire",
            )
            for pk in places
            if pk % 10 == 0
        )
