"""People, permanences and the school calendar, as tests need them."""

from datetime import date, time

import factory
from django.conf import settings

from mediators.enums import Mode
from mediators.models import (
    Absence,
    BringItem,
    Mediator,
    MediatorIndexPage,
    Organisation,
    Permanence,
)
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import current_calendar, forget
from schedules.models import SchoolCalendar, SchoolHoliday
from tests.venues.factories import VenuePageFactory, home_page

#: Zone B, both days included, written by hand: an answer to compare with, not a question.
ZONE_B = (
    ("2025-07-05", "2025-08-31", "Vacances d’été"),
    ("2025-10-18", "2025-11-02", "Vacances de la Toussaint"),
    ("2025-12-20", "2026-01-04", "Vacances de Noël"),
    ("2026-02-14", "2026-03-01", "Vacances d’hiver"),
    ("2026-04-11", "2026-04-26", "Vacances de printemps"),
    ("2026-07-04", "2026-08-31", "Vacances d’été"),
    ("2026-10-17", "2026-11-01", "Vacances de la Toussaint"),
    ("2026-12-19", "2027-01-03", "Vacances de Noël"),
    ("2027-02-20", "2027-03-07", "Vacances d’hiver"),
    ("2027-04-17", "2027-05-02", "Vacances de printemps"),
    ("2027-05-06", "2027-05-08", "Pont de l’Ascension"),
    ("2027-07-03", "2027-08-31", "Vacances d’été"),
    ("2027-10-23", "2027-11-07", "Vacances de la Toussaint"),
    ("2027-12-18", "2028-01-02", "Vacances de Noël"),
    ("2028-02-05", "2028-02-20", "Vacances d’hiver"),
    ("2028-04-08", "2028-04-23", "Vacances de printemps"),
    ("2028-05-26", "2028-05-27", "Pont de l’Ascension"),
    ("2028-07-04", "2028-08-31", "Vacances d’été"),
)
KNOWN_UNTIL = date(2028, 8, 31)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Communauté de communes {n}")


class MediatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mediator

    name = factory.Sequence(lambda n: f"Camille Martin {n}")


class PermanenceFactory(factory.django.DjangoModelFactory):
    """Every Tuesday from 14 h to 17 h over a school year, outside the holidays."""

    class Meta:
        model = Permanence
        skip_postgeneration_save = True

    venue = factory.SubFactory(VenuePageFactory)
    mediator = factory.SubFactory(MediatorFactory)
    frequency = Frequency.WEEKLY
    weekdays = ["ma"]
    start_time = time(14)
    end_time = time(17)
    first_day = date(2026, 9, 1)
    last_day = date(2027, 6, 29)
    school_policy = SchoolPolicy.OUTSIDE
    mode = Mode.WALK_IN

    @factory.post_generation
    def bring(self, create, items, **kwargs):
        if create and items:
            self.bring.set(items)


class AbsenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Absence

    mediator = factory.SubFactory(MediatorFactory)
    first_day = date(2026, 12, 1)
    last_day = date(2026, 12, 4)


class BringItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BringItem

    label = factory.Sequence(lambda n: f"le courrier reçu {n}")


def mediator_index() -> MediatorIndexPage:
    """`/conseillers/`, made once."""
    if index := MediatorIndexPage.objects.first():
        return index
    page = MediatorIndexPage(title="Conseillers", slug="conseillers", show_in_menus=True)
    return home_page().add_child(instance=page)


def school_calendar():
    """Zone B from summer 2025 to summer 2028 in the database, and nothing else of this zone."""
    zone = settings.SCHOOL_ZONE
    SchoolHoliday.objects.filter(zone=zone).delete()
    SchoolHoliday.objects.bulk_create(
        SchoolHoliday(zone=zone, first_day=first, last_day=last, name=name, source="essai")
        for first, last, name in ZONE_B
    )
    SchoolCalendar.objects.update_or_create(
        zone=zone, defaults={"known_until": KNOWN_UNTIL, "source": "essai"}
    )
    forget()
    return current_calendar()
