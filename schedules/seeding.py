"""The school calendar to start with, from the package ``vacances-scolaires-france``.

The package holds one line a day, and answers "no" for every day after its last one: where its
content really ends is looked for. It knows nothing of Corsica, and nothing is guessed of it.
"""

from datetime import date, timedelta
from importlib.metadata import version

from django.db import transaction
from vacances_scolaires_france import SchoolHolidayDates

from core.text import french_date, typographic
from schedules.calendar import Period
from schedules.enums import Zone
from schedules.known import forget
from schedules.models import SchoolCalendar, SchoolHoliday
from schedules.school_year import is_summer

PACKAGE = "vacances-scolaires-france"
ZONES = (Zone.A, Zone.B, Zone.C)
#: Nobody plans for the years before.
FIRST_DAY = date(2024, 9, 1)


def seed_calendar(zones=ZONES) -> list[str]:
    """Fill the zones that have no row at all; one French sentence for each one filled.

    What the agency wrote, corrected or took away since stays as it is. ``zones`` are among
    ``ZONES``.
    """
    empty = [zone for zone in zones if not _has_rows(zone)]
    if not empty:
        return []
    content = SchoolHolidayDates()
    done = [sentence for zone in empty if (sentence := _fill(zone, periods_of(content, zone)))]
    forget()
    return done


def periods_of(content: SchoolHolidayDates, zone: Zone) -> list[Period]:
    """The package's days as periods, in order, from the school year 2024-25 on."""
    found: list[Period] = []
    for day in sorted(content.data):
        if not content.is_holiday_for_zone(day, zone):
            continue
        name = typographic(content.data[day]["nom_vacances"])
        last = found[-1] if found else None
        if last and last.name == name and day - last.last_day == timedelta(days=1):
            found[-1] = last._replace(last_day=day)
        else:
            found.append(Period(day, day, name))
    return [period for period in found if period.first_day >= FIRST_DAY]


@transaction.atomic
def _fill(zone: Zone, periods: list[Period]) -> str:
    """All of a zone or nothing; "" when somebody else was quicker."""
    # A school year ends with its summer: after the last one, what is there is not a whole year.
    known_until = max(period.last_day for period in periods if is_summer(period))
    source = f"Paquet {PACKAGE} {version(PACKAGE)}"
    _, is_new = SchoolCalendar.objects.get_or_create(
        zone=zone, defaults={"known_until": known_until, "source": source}
    )
    if not is_new:
        return ""
    SchoolHoliday.objects.bulk_create(
        SchoolHoliday(zone=zone, source=source, **period._asdict()) for period in periods
    )
    until = french_date(known_until, year=True)
    return f"Calendrier scolaire de la zone {zone.value} rempli, connu jusqu’au {until}."


def _has_rows(zone: Zone) -> bool:
    return (
        SchoolHoliday.objects.filter(zone=zone).exists()
        or SchoolCalendar.objects.filter(zone=zone).exists()
    )
