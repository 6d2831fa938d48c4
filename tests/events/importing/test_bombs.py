"""Hostile files end with a sentence and leave nothing; what they cost is bounded elsewhere
(``limits``), and none of these may last: a loop of dateutil's would never end."""

import json
import re

import pytest

from events.importing.incoming import FileProblem
from events.importing.limits import MOST_BLOCKS
from events.models import EventPage, Occurrence, PendingEvent
from tests.events.importing.importing import calendar, notes, run, said, vevent

pytestmark = pytest.mark.django_db

ALL_DAY_LONG = "FREQ=DAILY;BYHOUR={};BYMINUTE={}".format(
    ",".join(map(str, range(24))), ",".join(map(str, range(60)))
)
DATE = "20261201T140000"

REFUSED = {
    "a million": ({"RRULE": "FREQ=DAILY;COUNT=1000000"}, "1000000 dates"),
    "a thousand million": ({"RRULE": "FREQ=WEEKLY;COUNT=1000000000"}, "1000000000 dates"),
    "each second": ({"RRULE": "FREQ=SECONDLY"}, "secondes"),
    "each minute": ({"RRULE": "FREQ=MINUTELY;COUNT=1000000"}, "minutes"),
    "each hour": ({"RRULE": "FREQ=HOURLY"}, "heures"),
    "all day long": ({"RRULE": ALL_DAY_LONG}, "plus de 400 dates"),
    "30 February": ({"RRULE": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"}, "trop de calculs"),
    "sixth Monday": ({"RRULE": "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6"}, "trop de calculs"),
    "week 54": ({"RRULE": "FREQ=YEARLY;BYWEEKNO=54"}, "trop de calculs"),
    "no step": ({"RRULE": "FREQ=DAILY;INTERVAL=0"}, "pas impossible"),
    "nonsense": ({"RRULE": "FREQ=WEEKLY;BYDAY=XX"}, "incomprise"),
    "twice the same part": ({"RRULE": "FREQ=WEEKLY;FREQ=DAILY"}, "incomprise"),
    "endless rule": ({"RRULE": "FREQ=DAILY;BYMONTHDAY=" + "1," * 5000 + "1"}, "démesurée"),
    "since 1900": ({"start": "19000101T140000", "RRULE": "FREQ=DAILY"}, "trop de"),
    "left out": ({"RRULE": "FREQ=WEEKLY", "EXDATE": ",".join([DATE] * 3000)}, "supprimées"),
    "added": ({"RDATE": ",".join([DATE] * 3000)}, "ajoutées"),
    "huge text": ({"DESCRIPTION": "x" * 100_000}, "démesurée"),
    "ends before": ({"DURATION": None, "DTEND": "20261201T130000"}, "avant de commencer"),
    "a hundred years": ({"DURATION": "P36500D"}, "plus d’un an"),
    "negative": ({"DURATION": "-PT1H"}, "négative"),
    "year 9999": ({"start": "99990101T100000"}, "impossible"),
    "in ten years": ({"start": "20361201T100000"}, "trois ans"),
    "no start": ({"start": None}, "pas de date de début"),
    "no title": ({"title": ""}, "pas de titre"),
}


@pytest.mark.parametrize(("values", "sentence"), REFUSED.values(), ids=REFUSED)
def test_one_event_is_refused_and_the_others_go_in(venue, values, sentence):
    text = calendar(vevent("bombe", **{"title": "Bombe", **values}), vevent("bon"))
    report = run(venue, text)
    assert sorted(said(report)) == [("créé", "bon"), ("refusé", "bombe")]
    assert sentence in notes(report, "refusé")[0]
    assert EventPage.objects.count() == 1


def _nested(kind: str) -> str:
    return calendar("\n".join([f"BEGIN:{kind}"] * 1000 + [f"END:{kind}"] * 1000), vevent())


WHOLE = {
    "too many": (calendar(*[vevent(f"u{n}") for n in range(MOST_BLOCKS + 1)]), "plus de 2000"),
    "too many events": (calendar(*[vevent(f"u{n}") for n in range(501)]), "501 ateliers"),
    "too many dates": (
        calendar(*[vevent(f"u{n}", RRULE="FREQ=DAILY") for n in range(15)]),
        "5000 au plus",
    ),
    "nested calendars": (_nested("VCALENDAR"), "emboîte"),
    "nested alarms": (_nested("VALARM"), "emboîte"),
    "too big": (calendar(vevent(DESCRIPTION="x" * 20_000_000)), "20,0\u00a0Mo"),
    "too many lines": (calendar("X:1\n" * 200_000, vevent()), "lignes"),
    "no event": (calendar(), "aucun atelier"),
    "deep JSON": ("[" * 1_000_000, "mal formé"),
    "many JSON": (json.dumps([{"title": "x"}] * 2001), "2001 ateliers"),
    "long number": ('[{"uid": ' + "9" * 10_000 + "}]", "mal formé"),
    "cut JSON": ('{"events": [', "mal formé"),
    "open quote": ('titre;date\n"' + "x" * 1000, "guillemet"),
    "many rows": ("titre;date\n" + "Atelier;12/01/2027\n" * 2100, "2000 lignes"),
    "no date column": ("titre;lieu\nAtelier;ici\n", "«\u00a0date\u00a0»"),
    "twice a column": ("titre;date;titre\n", "deux fois"),
    "words": ("Bonjour,\nvoici mes ateliers.\n", "ni un calendrier"),
    "web page": ("<!doctype html><title>x</title>", "ni un calendrier"),
    "nothing": (" \n ", "vide"),
    "nul": ("titre\0;date", "pas un texte"),
    "spreadsheet": (b"PK\x03\x04....", "classeur"),
    "utf-16": ("titre;date".encode("utf-16"), "UTF-16"),
}


@pytest.mark.parametrize(("data", "sentence"), WHOLE.values(), ids=WHOLE)
def test_a_whole_file_is_refused_in_one_sentence(venue, data, sentence):
    with pytest.raises(FileProblem, match=re.escape(sentence)) as caught:
        run(venue, data)
    assert str(caught.value).endswith(".")
    assert not EventPage.objects.exists()
    assert not PendingEvent.objects.exists()


def test_what_repeats_without_end_stops_within_the_year(venue):
    report = run(venue, calendar(vevent(RRULE="FREQ=DAILY")))
    assert said(report) == [("créé", "a@exemple.test")]
    assert Occurrence.objects.count() == 357
    assert f"{Occurrence.objects.latest('start').day:%Y-%m-%d}" == "2027-11-22"


HOSTILE_TEXTS = [
    "<p>" * 9000,
    "<" * 45_000,
    "<script " * 6000,
    "**a" * 15_000,
    "[" * 45_000,
    "<b>x</b>" * 5000,
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "<a href='jav\tascript:alert(1)'>x</a>",
    "\\n- a" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_hostile_text_is_kept_safe_and_short(venue, text):
    report = run(venue, calendar(vevent(DESCRIPTION=text + " fin")))
    assert said(report) == [("créé", "a@exemple.test")]
    body = EventPage.objects.get().body
    assert len(body) <= 10_000
    for danger in ("<script", "<img", "<svg", "onerror=", "javascript:", "jav\tascript"):
        assert danger not in body
