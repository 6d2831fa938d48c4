"""Events, their dates and who registered, as tests need them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from events.enums import DatesKind
from events.models import AgendaPage, EventPage, Occurrence, Registration
from schedules.enums import Frequency, SchoolPolicy
from tests.venues.factories import VenuePageFactory, home_page

PARIS = ZoneInfo("Europe/Paris")


def paris(*parts) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


def agenda_page() -> AgendaPage:
    """`/agenda/`, made once."""
    if page := AgendaPage.objects.first():
        return page
    return home_page().add_child(instance=AgendaPage(title="Agenda", slug="agenda"))


def event(venue=None, *, publish=True, **values) -> EventPage:
    """Every Tuesday from 14 h to 16 h over a school year, outside the holidays; published, so that
    its dates are there (from today on: freeze the time)."""
    venue = venue or VenuePageFactory()
    number = EventPage.objects.count() + 1
    defaults = {
        "title": f"Prendre en main un ordinateur {number}",
        "slug": f"atelier-{number}",
        "frequency": Frequency.WEEKLY,
        "weekdays": ["ma"],
        "start_time": time(14),
        "end_time": time(16),
        "first_day": date(2026, 9, 1),
        "last_day": date(2027, 6, 29),
        "school_policy": SchoolPolicy.OUTSIDE,
        "capacity": 8,
    }
    led_by = values.pop("led_by", [])
    bring = values.pop("bring", [])
    page = EventPage(live=False, **(defaults | values))
    venue.refresh_from_db()
    venue.add_child(instance=page)
    page.led_by, page.bring = led_by, bring
    revision = page.save_revision()
    if publish:
        revision.publish()
    return EventPage.objects.get(pk=page.pk)


def dated_event(venue=None, *starts: datetime, hours=2, **values) -> EventPage:
    """An event whose dates are exactly these, added by hand: no rule, whatever the time is."""
    page = event(venue, **({"dates_kind": DatesKind.IMPORTED} | values))
    for start in starts:
        Occurrence.objects.create(event=page, start=start, end=start + timedelta(hours=hours))
    from events.dates import write_span

    write_span(page)
    return EventPage.objects.get(pk=page.pk)


class OccurrenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Occurrence

    event = factory.LazyFunction(lambda: event(dates_kind=DatesKind.IMPORTED))
    start = factory.Sequence(lambda n: paris(2026, 12, 1, 14) + timedelta(days=7 * n))
    end = factory.LazyAttribute(lambda o: o.start + timedelta(hours=2))


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A row as it is stored: for what follows a registration. To take a place, use
    ``events.registering``."""

    class Meta:
        model = Registration

    occurrence = factory.SubFactory(OccurrenceFactory)
    code = factory.Sequence(lambda n: "".join("ACDEFGHJKM"[int(d)] for d in f"{n:06d}"))
    name = factory.Sequence(lambda n: f"Personne {n}")
    phone = "+33261919999"
