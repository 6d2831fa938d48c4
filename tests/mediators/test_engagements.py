"""A workshop takes the time of whoever leads it: what is left of their permanences."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as ICalendar

from mediators.models import Engagement, Mediator, Permanence
from mediators.presence import next_presence, timetable
from mediators.taken import SHORTEST, free_parts
from mediators.weeks import exceptions, sentence, two_weeks
from mediators.wording import hours, why_no_date
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS
from tests.mediators.factories import (
    AbsenceFactory,
    MediatorFactory,
    PermanenceFactory,
    mediator_index,
    school_calendar,
)
from tests.mediators.screens import address, filled
from tests.venues.factories import VenuePageFactory, home_page

TUESDAY = date(2026, 12, 1)
NOW = datetime(2026, 11, 23, 10, tzinfo=PARIS)
LABEL = "Atelier «\u00a0Prendre en main un ordinateur\u00a0»"
PATH = "/lieux/la-source/atelier/"
HALF_DAY = (datetime(2026, 12, 1, 9, tzinfo=PARIS), datetime(2026, 12, 1, 12, tzinfo=PARIS))


def clock(text: str) -> datetime:
    return datetime.combine(TUESDAY, time.fromisoformat(text), PARIS)


def engaged(mediator, start: str, end: str, day=TUESDAY, **values) -> Engagement:
    return Engagement.objects.create(
        mediator=mediator,
        page=home_page(),
        day=day,
        start_time=time.fromisoformat(start),
        end_time=time.fromisoformat(end),
        **values,
    )


def shown(*taken, **values) -> Permanence:
    """Tuesdays from 9 h to 12 h, with what takes its person, as pages read it."""
    usual = {"start_time": time(9), "end_time": time(12), "mediator__name": "Camille Lenoir"}
    made = PermanenceFactory(**usual | values)
    for start, end, more in taken:
        engaged(made.mediator, start, end, **more)
    return Permanence.objects.for_display().get(pk=made.pk)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ([], "09:00-12:00"),
        (["10:00-11:00"], "09:00-10:00 11:00-12:00"),
        (["09:00-12:00"], ""),
        (["08:00-13:00"], ""),
        # What only touches takes nothing.
        (["07:00-09:00", "12:00-14:00"], "09:00-12:00"),
        (["08:00-09:30"], "09:30-12:00"),
        (["11:30-13:00"], "09:00-11:30"),
        # Nobody comes for less than a quarter of an hour.
        (["09:14-11:46"], ""),
        (["09:15-11:45"], "09:00-09:15 11:45-12:00"),
        # In any order, over each other, one in another, the same twice.
        (["11:00-11:30", "09:30-10:00"], "09:00-09:30 10:00-11:00 11:30-12:00"),
        (["09:30-11:00", "10:00-11:30"], "09:00-09:30 11:30-12:00"),
        (["09:30-11:30", "10:00-10:30"], "09:00-09:30 11:30-12:00"),
        (["10:00-11:00", "10:00-11:00"], "09:00-10:00 11:00-12:00"),
        (["10:00-11:00", "11:10-12:00"], "09:00-10:00"),
    ],
)
def test_what_is_left_of_three_hours(busy, left):
    taken = [tuple(map(clock, span.split("-"))) for span in busy]
    found = [f"{part.start:%H:%M}-{part.end:%H:%M}" for part in free_parts(*HALF_DAY, taken)]
    assert " ".join(found) == left


def test_a_short_permanence_that_nothing_takes_stays():
    end = HALF_DAY[0] + timedelta(minutes=10)
    assert free_parts(HALF_DAY[0], end, []) == [(HALF_DAY[0], end)]


MINUTES = st.integers(0, 300)


@given(st.lists(st.tuples(MINUTES, st.integers(1, 120)), max_size=6))
def test_no_minute_is_given_twice_nor_lost(spans):
    base = HALF_DAY[0] - timedelta(hours=1)
    busy = [
        (base + timedelta(minutes=first), base + timedelta(minutes=first + length))
        for first, length in spans
    ]
    found = free_parts(*HALF_DAY, busy)
    # Minute by minute, by brute force.
    free = []
    for number in range(180):
        minute = HALF_DAY[0] + timedelta(minutes=number)
        free.append(not any(start <= minute < end for start, end in busy))
    runs, run = [], []
    for number, is_free in enumerate([*free, False]):
        if is_free:
            run.append(number)
        elif run:
            runs.append((run[0], run[-1] + 1))
            run = []
    expected = [
        (HALF_DAY[0] + timedelta(minutes=first), HALF_DAY[0] + timedelta(minutes=last))
        for first, last in runs
        if timedelta(minutes=last - first) >= SHORTEST
    ]
    assert [tuple(part) for part in found] == expected


def day_of(permanence) -> tuple[list[str], list[str], list[str]]:
    """Hours of the presences, reasons of the gaps, reasons of the cuts on this Tuesday."""
    found = timetable([permanence], TUESDAY, TUESDAY, school_calendar())
    return (
        [plain(hours(presence)) for presence in found.presences],
        [plain(gap.reason) for gap in found.gaps],
        [plain(cut.reason) for cut in found.cuts],
    )


ATELIER = "Atelier « Prendre en main un ordinateur »"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], (["9 h – 12 h"], [], [])),
        ([("10:00", "11:00", {"label": LABEL})], (["9 h – 10 h", "11 h – 12 h"], [], [ATELIER])),
        ([("10:00", "11:00", {})], (["9 h – 10 h", "11 h – 12 h"], [], ["Indisponible"])),
        ([("08:00", "12:30", {"label": LABEL})], ([], [ATELIER], [])),
        ([("00:00", "23:59:59.999999", {})], ([], ["Indisponible"], [])),
        # A public one says more than a meeting.
        ([("09:00", "10:00", {}), ("10:00", "12:00", {"label": LABEL})], ([], [ATELIER], [])),
        # Another day, other hours.
        ([("09:00", "12:00", {"day": date(2026, 12, 2)})], (["9 h – 12 h"], [], [])),
        ([("14:00", "16:00", {"label": LABEL})], (["9 h – 12 h"], [], [])),
    ],
)
def test_a_day_with_a_workshop(taken, expected):
    assert day_of(shown(*taken)) == expected


@pytest.mark.django_db
def test_a_workshop_at_the_same_venue_takes_the_place_of_the_permanence():
    venue = VenuePageFactory()
    permanence = shown(("09:00", "12:00", {"label": LABEL, "venue": venue}), venue=venue)
    assert day_of(permanence)[1] == [f"{ATELIER} à la place"]


@pytest.mark.django_db
def test_an_absence_is_told_before_a_workshop():
    made = PermanenceFactory(start_time=time(9), end_time=time(12))
    AbsenceFactory(mediator=made.mediator, reason="conge")
    engaged(made.mediator, "10:00", "11:00", label=LABEL)
    assert day_of(Permanence.objects.for_display().get()) == ([], ["Congés"], [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("08:00", "2026-12-01 9 h – 10 h"),
        ("10:00", "2026-12-01 11 h – 12 h"),
        ("10:30", "2026-12-01 11 h – 12 h"),
        ("12:00", "2026-12-08 9 h – 12 h"),
    ],
)
def test_the_next_time_is_what_is_left(now, words):
    permanence = shown(("10:00", "11:00", {"label": LABEL}))
    found = next_presence(permanence, clock(now), school_calendar())
    assert plain(f"{found.day} {hours(found)}") == words


@pytest.mark.django_db
def test_a_day_that_is_all_taken_is_not_the_next_time():
    permanence = shown(("09:00", "11:50", {}))
    found = next_presence(permanence, clock("08:00"), school_calendar())
    assert found.day == date(2026, 12, 8)


@pytest.mark.django_db
def test_two_weeks_show_the_parts_and_lead_to_the_workshop():
    cut = shown(("10:00", "11:00", {"label": LABEL}), weekdays=["ma"])
    whole = shown(
        ("14:00", "17:00", {"label": LABEL, "path": PATH, "day": date(2026, 12, 3)}),
        weekdays=["je"],
        start_time=time(14),
        end_time=time(17),
        mediator__name="Zoé Aubert",
    )
    weeks = two_weeks([cut, whole], NOW, school_calendar())
    assert [
        (line.day.day, plain(line.hours), plain(line.reason), line.path) for line in weeks[1].lines
    ] == [
        (1, "9 h – 10 h", "", ""),
        (1, "11 h – 12 h", "", ""),
        (3, "14 h – 17 h", "atelier « Prendre en main un ordinateur »", PATH),
    ]


@pytest.mark.django_db
def test_shorter_days_are_told_ahead():
    tuesdays = [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]
    cut = [("10:00", "11:00", {"label": LABEL, "day": day}) for day in tuesdays]
    permanence = shown(
        *cut,
        ("09:00", "12:00", {"day": date(2027, 1, 5)}),
        # Too far ahead to be told now.
        ("09:00", "12:00", {"day": date(2027, 1, 26)}),
        ("10:00", "11:00", {"day": date(2027, 2, 2)}),
        last_day=date(2027, 2, 16),
    )
    assert [plain(text) for text in exceptions(permanence, NOW.date(), school_calendar())] == [
        "du mardi 1er décembre au mardi 15 décembre, seulement 9 h – 10 h et 11 h – 12 h : "
        "atelier « Prendre en main un ordinateur »",
        "pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël",
        "pas le mardi 5 janvier : indisponible",
    ]


@pytest.mark.django_db
def test_chosen_dates_are_said_once_each_and_only_those_that_are_left():
    permanence = shown(
        ("10:00", "11:00", {"label": LABEL}),
        ("09:00", "12:00", {"day": date(2026, 12, 8)}),
        frequency=Frequency.DATES,
        weekdays=[],
        dates=["2026-12-01", "2026-12-08", "2026-12-15"],
        school_policy=SchoolPolicy.ALWAYS,
    )
    said = sentence(permanence, NOW.date(), school_calendar())
    assert plain(said) == "le mardi 1er décembre et le mardi 15 décembre 2026 de 9 h à 12 h"


@pytest.mark.django_db
def test_without_any_other_date_the_workshop_is_why():
    permanence = shown(
        ("08:00", "13:00", {"label": LABEL}),
        frequency=Frequency.ONCE,
        weekdays=[],
        first_day=TUESDAY,
    )
    assert plain(why_no_date(permanence, NOW, school_calendar())) == (
        "Pas de permanence jusqu’au 1er décembre 2026 : "
        "atelier « Prendre en main un ordinateur ». La suite n’est pas encore annoncée."
    )


@pytest.mark.django_db
def test_only_what_meets_a_permanence_is_read_in_one_query(django_assert_num_queries):
    made = PermanenceFactory(start_time=time(9), end_time=time(12))
    met = engaged(made.mediator, "10:00", "11:00")
    engaged(made.mediator, "12:00", "14:00")
    engaged(made.mediator, "10:00", "11:00", day=date(2027, 7, 6))
    for size in (2, 12):
        while Permanence.objects.count() < size:
            engaged(PermanenceFactory().mediator, "15:00", "16:00")
        with django_assert_num_queries(5):
            found = list(Permanence.objects.for_display())
    assert len(found) == 12
    first = next(permanence for permanence in found if permanence.pk == made.pk)
    assert first.mediator.known_engagements == [met]
    (person,) = Mediator.objects.with_obstacles().filter(pk=made.mediator_id)
    assert person.known_engagements == [met]


@pytest.fixture
def source():
    school_calendar()
    mediator_index()
    return VenuePageFactory(title="La Source", slug="la-source")


@pytest.mark.django_db
@time_machine.travel("2026-11-30 10:00+01:00", tick=False)
@pytest.mark.parametrize("url", ["/lieux/la-source/", "/conseillers/camille-lenoir/"])
def test_pages_say_the_hours_that_are_left_and_why(client, source, url):
    shown(
        ("09:00", "12:00", {"label": LABEL, "path": PATH, "venue": source}),
        ("10:30", "12:00", {"day": date(2026, 12, 8)}),
        venue=source,
    )
    html = plain(client.get(url).content.decode()).replace("\u2060", "")
    told = f"{ATELIER} à la place"
    assert told in html.replace("atelier", "Atelier")
    assert f'href="{PATH}"' in html
    assert "9 h – 10 h 30" in html
    assert "le mardi 8 décembre, seulement 9 h – 10 h 30 : indisponible" in html.replace("Le", "le")


@pytest.mark.django_db
@time_machine.travel("2026-11-30 10:00+01:00", tick=False)
def test_the_calendar_gives_each_part_an_identity_of_its_own(client, source):
    shown(("10:00", "11:00", {}), venue=source, last_day=date(2026, 12, 8))

    def events():
        feed = ICalendar.from_ical(client.get("/conseillers/camille-lenoir/agenda.ics").content)
        return {
            str(event["UID"]).partition("@")[0]: f"{event['DTSTART'].dt:%d %H}"
            for event in feed.walk("VEVENT")
        }

    pk = Permanence.objects.get().pk
    first, second = f"permanence-{pk}-20261201", f"permanence-{pk}-20261208"
    assert events() == {first: "01 09", f"{first}-2": "01 11", second: "08 09"}
    Engagement.objects.all().delete()
    assert events() == {first: "01 09", second: "08 09"}


@pytest.mark.django_db
def test_who_writes_a_rule_is_told_which_days_are_taken(editor, venue, in_november, calendar):
    camille = MediatorFactory(name="Camille Martin")
    for day in ("2026-12-01", "2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12"):
        engaged(camille, "16:00", "18:00", day=date.fromisoformat(day))
    engaged(camille, "09:00", "14:00", day=date(2026, 11, 24))
    add = address("venue_permanence_add", venue.pk)
    page = plain(editor.post(add, filled(camille, apercu="1")).content.decode())
    assert (
        "Camille Martin a un atelier ou une réunion à ces heures : le mardi 1er décembre, "
        "le mardi 8 décembre, le mardi 15 décembre et 2 autres jours." in page
    )
    assert editor.post(add, filled(camille)).status_code == 302


@pytest.mark.django_db
def test_hours_run_forwards():
    with pytest.raises(IntegrityError):
        engaged(MediatorFactory(), "11:00", "10:00")
