"""Tables, OpenAgenda, and the liberties that calendars take."""

import json

import pytest

from events.enums import Status
from events.importing.reading_csv import template
from events.models import EventPage, PendingEvent
from tests.events.importing.importing import (
    FILES,
    calendar,
    notes,
    run,
    said,
    starts,
    vevent,
)

TABLE = (FILES / "ateliers.csv").read_text()
OPENAGENDA = (FILES / "openagenda.json").read_text()


def only(**filters) -> EventPage:
    return EventPage.objects.get(**filters)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace(",", " et").replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
    ],
    ids=["utf-8", "bom", "windows", "crlf", "commas", "tabs"],
)
def test_a_table_as_people_type_it(venue, data):
    report = run(venue, data)
    assert [result for result, _ in said(report)] == ["créé"] * 3
    page = only(title="Photos")
    assert starts(page) == [
        "01-12 14:30",
        "01-19 09:00",
        "02-12 14:00",
        "02-19 14:00",
        "02-26 14:00",
    ]
    assert (page.fee, page.fee_note, page.capacity) == ("payant", "2 €", 8)
    assert (page.themes, page.publics) == (["documents-photos"], ["seniors"])
    assert (page.accessibility, page.registration_phone) == (["mi"], "+33261919000")
    assert page.registration_means == ["telephone"]
    internal = only(title="Veille")
    assert (internal.audience, internal.age_min) == ("elus", 8)
    assert internal.registration_means == ["site", "telephone"]
    assert only(title="Jour entier").occurrences.get().is_all_day


def test_the_template_is_read_and_its_examples_are_not_imported(venue):
    report = run(venue, template())
    assert [result for result, _ in said(report)] == ["laissé de côté"] * 2
    filled = template().decode("utf-8-sig").replace("exemple-1", "photos-1")
    assert ("créé", "photos-1") in said(run(venue, filled.encode("cp1252")))
    page = only()
    assert (page.room, page.level, page.capacity) == ("Salle multimédia", "debutant", 8)


ROWS = {
    "wrong weekday": ("lundi 12 janvier 2027;14h;16h", "est un mardi"),
    "no such day": ("30/02/2027;14h;16h", "n’est pas une date"),
    "no day": (";14h;16h", "pas de date"),
    "wrong hour": ("12/01/2027;25h;26h", "heure illisible"),
    "backwards": ("12/01/2027;16h;14h", "avant de commencer"),
    "end alone": ("12/01/2027;;14h", "pas de début"),
    "far away": ("12/01/2057;14h;16h", "trois ans"),
}


@pytest.mark.parametrize(("cells", "sentence"), ROWS.values(), ids=ROWS)
def test_a_wrong_row_is_named_and_the_others_go_in(venue, cells, sentence):
    report = run(venue, f"titre;date;début;fin\nBon;12/01/2027;14h;16h\nMauvais;{cells}\n")
    assert sentence in notes(report, "refusé")[0]
    assert [entry.line for entry in report.entries if str(entry.result) == "refusé"] == [3]
    assert only().title == "Bon"


HOURS = {
    "14h;16h": ("14:00", 120),
    "14 h 30 - 16h;": ("14:30", 90),
    "de 14h à 16h30;": ("14:00", 150),
    "9:15;midi": ("09:15", 165),
    "22h;minuit": ("22:00", 120),
    "14h;": ("14:00", 60),
}


@pytest.mark.parametrize(("cells", "wanted"), HOURS.items(), ids=HOURS)
def test_hours(venue, cells, wanted):
    run(venue, f"titre;date;début;fin\nAtelier;12/01/2027;{cells}\n")
    date = only().occurrences.get()
    assert starts(only()) == [f"01-12 {wanted[0]}"]
    assert (date.end - date.start).seconds // 60 == wanted[1]


def test_an_unknown_audience_never_becomes_public(venue):
    report = run(venue, "titre;date;début;ouvert à\nA;12/01/2027;14h;le bureau\n")
    assert "incompris" in notes(report, "refusé")[0]


def test_openagenda(venue):
    report = run(venue, OPENAGENDA)
    assert [result for result, _ in said(report)] == [
        "créé",
        "en attente d’un lieu",
        "laissé de côté",
        "créé",
        "refusé",
        "refusé",
    ]
    page = only(title="Jeux vidéo entre amis")
    assert starts(page) == ["01-12 14:00", "01-12 17:00"]
    assert {date.status for date in page.occurrences.all()} == {Status.POSTPONED}
    assert (page.age_min, page.age_max, page.accessibility) == (8, 99, ["hi", "ii"])
    assert (page.fee, page.themes) == ("gratuit", ["jeux-culture"])
    assert page.registration_means == ["telephone", "lien", "courriel"]
    assert page.registration_email == "jeux@exemple.test"
    assert "<li>manettes</li>" in page.body
    assert '<a href="https://exemple.test/?a=1&amp;b=2">ici</a>' in page.body
    assert page.picture is None
    online = only(title="Chez soi").occurrences.get()
    assert (online.status, online.online_url) == (Status.ONLINE, "https://exemple.test/visio")
    assert PendingEvent.objects.get().content["place"]["town"] == "Agneaux"


@pytest.mark.parametrize("shape", ["list", "one"])
def test_openagenda_in_its_other_shapes(venue, shape):
    events = json.loads(OPENAGENDA)["events"]
    run(venue, json.dumps(events if shape == "list" else events[0]))
    assert only(title="Jeux vidéo entre amis").venue == venue


LIBERTIES = {
    "windows zone": ("DTSTART;TZID=Romance Standard Time:20261201T140000", "12-01 14:00"),
    "quoted zone": ('DTSTART;TZID="Romance Standard Time":20261201T140000', "12-01 14:00"),
    "vendor's zone": (
        "DTSTART;TZID=/softwarestudio.org/Europe/Paris:20261201T140000",
        "12-01 14:00",
    ),
    "another zone": ("DTSTART;TZID=America/New_York:20261201T080000", "12-01 14:00"),
    "utc": ("DTSTART:20261201T130000Z", "12-01 14:00"),
    "floating": ("DTSTART:20261201T140000", "12-01 14:00"),
    "small letters": ("dtstart:20261201T140000", "12-01 14:00"),
    "outlook's own": ("DTSTART;TZID=Personnalisé:20261201T140000", "12-01 14:00"),
}
OWN_ZONE = "\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Personnalisé",
        "BEGIN:STANDARD",
        "DTSTART:16010101T030000",
        "RRULE:FREQ=SECONDLY",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]
)


@pytest.mark.parametrize(("line", "wanted"), LIBERTIES.values(), ids=LIBERTIES)
def test_times_of_calendars(venue, line, wanted):
    run(venue, calendar(OWN_ZONE, vevent(start=None).replace("DURATION", f"{line}\nDURATION")))
    assert starts(only()) == [wanted]


def test_an_unknown_zone_is_said(venue):
    line = "DTSTART;TZID=Lune/Mer:20261201T140000"
    report = run(venue, calendar(vevent(start=None).replace("DURATION", f"{line}\nDURATION")))
    assert notes(report, "refusé") == ["fuseau horaire inconnu\u00a0: «\u00a0Lune/Mer\u00a0»."]


ACCENTS = calendar(vevent(title="Créer à l’été", LOCATION="Médiathèque de Saint-Lô"))


@pytest.mark.parametrize(
    "data",
    [
        ACCENTS.encode("utf-8-sig"),
        ACCENTS.encode("cp1252"),
        ACCENTS.replace("\n", "\r\n").encode(),
        ACCENTS.replace("\n", "\r").encode(),
        ACCENTS.encode().replace("é".encode(), b"\xc3\n \xa9"),
        (ACCENTS + "\n" + calendar(vevent("b", "Autre"))).encode(),
        ("\n\n" + ACCENTS).encode(),
    ],
    ids=["bom", "latin", "crlf", "cr", "folded in a letter", "two calendars", "blank lines"],
)
def test_encodings_and_line_ends(venue, data):
    run(venue, data)
    assert only(title="Créer à l’été").venue == venue


def test_a_clock_change_keeps_the_hours(venue):
    run(venue, calendar(vevent(start="20270316T140000", RRULE="FREQ=WEEKLY;COUNT=4")))
    assert {start[6:] for start in starts(only())} == {"14:00"}


def test_until_and_left_out_days_in_their_other_forms(venue):
    run(venue, calendar(vevent(RRULE="FREQ=WEEKLY;UNTIL=20261215", EXDATE="20261208")))
    assert starts(only()) == ["12-01 14:00", "12-15 14:00"]


def test_a_calendar_cut_in_the_middle_gives_what_is_whole(venue):
    text = calendar(vevent("bon"), vevent("coupé"))
    report = run(venue, text[: text.rindex("DURATION")])
    assert said(report) == [("créé", "bon"), ("refusé", "coupé")]


def test_one_date_alone_of_a_repetition(venue):
    run(venue, calendar(vevent(RECURRENCE_ID="20261124T140000")))
    assert starts(only()) == ["12-01 14:00"]
