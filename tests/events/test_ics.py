"""Calendars of events: read again by another program, they say the same."""

from datetime import date, timedelta

import pytest
import time_machine

from events.enums import Means, Status
from events.models import Occurrence
from schedules.recurrence import PARIS
from tests.core.factories import UserFactory
from tests.events import feeds
from tests.events.factories import dated_event, event, paris
from tests.events.feeds import NOW, SOON, calendar, only_date, vevents
from tests.mediators.factories import (
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
AGENDA = "/agenda/agenda.ics"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque; l'Île", slug="ile", phone="+33261910001")


def one(client, address=AGENDA):
    (found,) = vevents(client, address)
    return found


def test_one_vevent_for_each_date_and_no_rule(client, venue):
    school_calendar()
    page = event(venue)
    found = vevents(client, AGENDA)
    assert len(found) == page.occurrences.count() > 20
    assert {str(e["UID"]) for e in found} == {str(o.uid) for o in page.occurrences.all()}
    assert not any("RRULE" in e for e in found)
    starts = [e["DTSTART"].dt for e in found]
    assert starts == sorted(starts)


def test_an_event_says_everything(client, venue):
    item = BringItemFactory(label="votre téléphone, chargé")
    page = dated_event(
        venue,
        SOON,
        title="L'ordinateur; premiers pas",
        summary="Allumer, cliquer.",
        themes=["premiers-pas", "documents-photos"],
        bring=[item],
        room="Salle 2",
        access_note="Sonner",
        registration_means=[Means.SITE, Means.PHONE],
    )
    Occurrence.objects.update(note="Au 1er étage", sequence=4)
    found = one(client)
    address = f"http://testserver/lieux/ile/{page.slug}/"
    assert found["SUMMARY"] == "L’ordinateur; premiers pas"
    assert found["DTSTART"].params["TZID"] == "Europe/Paris"
    assert found["DTSTART"].dt.replace(tzinfo=PARIS) == SOON
    assert found["DTEND"].dt.replace(tzinfo=PARIS) == SOON + timedelta(hours=2)
    assert found["LOCATION"] == "Médiathèque; l’Île, 1 rue de la Paix, 50000 Saint-Lô"
    assert found["GEO"].to_ical() == "49.1157;-1.0906"
    assert (found["URL"], found["STATUS"], found["SEQUENCE"]) == (address, "CONFIRMED", 4)
    assert found["CATEGORIES"].cats == ["Premiers pas", "Photos, documents, bureautique"]
    assert found["DESCRIPTION"].replace("\u00a0", " ").split("\n") == [
        "Allumer, cliquer.",
        "Au 1er étage",
        "Atelier collectif. Gratuit.",
        "Salle : Salle 2",
        "Pour entrer : Sonner",
        "À apporter : votre téléphone, chargé",
        "Nombre de places : 8",
        f"Pour s’inscrire : {address}, 02 61 91 00 01",
    ]


def test_the_calendar_says_what_it_is(client, venue):
    head = calendar(client, f"{AGENDA}?theme=ia&theme=inconnu")
    assert head["NAME"] == head["X-WR-CALNAME"] == "Agenda\u00a0: La Main numérique"
    assert head["VERSION"] == "2.0"
    assert head["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert head["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert head["SOURCE"] == f"http://testserver{AGENDA}?theme=ia"
    assert len(head.walk("VTIMEZONE")) == 1
    assert str(calendar(client, "/lieux/ile/agenda.ics")["NAME"]) == "Médiathèque; l’Île"


@pytest.mark.parametrize(
    ("values", "status", "title", "words"),
    [
        ({"status": Status.CANCELLED, "reason": "intervenante malade"}, "CANCELLED", "Annulé : Jeu", "Annulé : intervenante malade."),
        ({"status": Status.POSTPONED}, "TENTATIVE", "Reporté : Jeu", "Reporté. La nouvelle date n’est pas encore connue."),
        ({"status": Status.FULL}, "CONFIRMED", "Jeu", "Complet."),
        ({"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 24, 9, 30)}, "CONFIRMED", "Jeu", "Nouvelle date. C’était prévu le mardi 24 novembre 2026 à 9 h 30."),
        ({"status": Status.ONLINE, "online_url": "https://visio.example/a;b,c"}, "CONFIRMED", "Jeu", "Déplacé en ligne."),
    ],
)  # fmt: skip
def test_every_state_is_said(client, venue, values, status, title, words):
    dated_event(venue, SOON, title="Jeu")
    Occurrence.objects.update(**values)
    found = one(client)
    assert found["STATUS"] == status
    assert found["SUMMARY"].replace("\u00a0", " ") == title
    assert found["DESCRIPTION"].replace("\u00a0", " ").split("\n")[0] == words
    is_held = values["status"] not in (Status.CANCELLED, Status.POSTPONED)
    assert found["TRANSP"] == ("OPAQUE" if is_held else "TRANSPARENT")
    assert ("Pour s’inscrire" in found["DESCRIPTION"]) == is_held
    if values["status"] == Status.ONLINE:
        assert (found["LOCATION"], "GEO" in found) == ("En ligne", False)
        assert "CONFERENCE" not in found
        assert "visio.example" not in found["DESCRIPTION"]
        assert "le lien vous est donné à l’inscription" in found["DESCRIPTION"]


def test_whoever_may_come_freely_reads_the_link(client, venue):
    dated_event(venue, SOON, registration_means=[Means.NONE])
    Occurrence.objects.update(status=Status.ONLINE, online_url="https://visio.example/a;b,c")
    found = one(client)
    assert found["CONFERENCE"] == "https://visio.example/a;b,c"
    assert "https://visio.example/a;b,c" in found["DESCRIPTION"]


def test_nobody_is_told_to_come_to_what_is_full(client, venue):
    dated_event(venue, SOON, registration_means=[Means.NONE])
    Occurrence.objects.update(status=Status.FULL)
    assert "Complet, appelez avant de venir. Renseignements" in one(client)["DESCRIPTION"]


def test_an_event_elsewhere_is_where_it_is(client, venue):
    dated_event(
        venue, SOON, place_name="Salle des fêtes", place_address="Le Bourg",
        place_postal_code="50160", place_commune="Torigny",
    )  # fmt: skip
    found = one(client, "/lieux/ile/agenda.ics")
    assert found["LOCATION"] == "Salle des fêtes, Le Bourg, 50160 Torigny"
    assert "GEO" not in found


def test_an_approximate_point_is_no_point(client, venue):
    dated_event(venue, SOON)
    type(venue).objects.update(location_approximate=True)
    assert "GEO" not in one(client)


def test_a_venue_without_registration_says_whom_to_call(client, venue):
    dated_event(venue, SOON, registration_means=[Means.NONE])
    last = one(client)["DESCRIPTION"].replace("\u00a0", " ").split("\n")[-1]
    assert (
        last == "Sans inscription. Renseignements : 02 61 91 00 01 (accueil : Médiathèque; l’Île)"
    )


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (paris(2026, 12, 1), paris(2026, 12, 2), date(2026, 12, 1), date(2026, 12, 2)),
        (paris(2026, 12, 1), paris(2026, 12, 1, 23, 59), date(2026, 12, 1), date(2026, 12, 2)),
        (paris(2027, 3, 27), paris(2027, 3, 30), date(2027, 3, 27), date(2027, 3, 30)),
    ],
)
def test_whole_days_are_days(client, venue, start, end, first, last):
    page = dated_event(venue)
    Occurrence.objects.create(event=page, start=start, end=end, is_all_day=True)
    found = one(client)
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (first, last)


@pytest.mark.parametrize("day", [(2027, 3, 27), (2027, 10, 30)])
def test_both_clock_changes_keep_the_clock_of_the_wall(client, venue, now, day):
    now.move_to(paris(*day) - timedelta(days=2))
    dates = [paris(day[0], day[1], day[2] + n, 9) if day[2] + n < 32 else None for n in (0, 1)]
    dated_event(venue, *dates)
    found = calendar(client, AGENDA)
    (zone,) = found.walk("VTIMEZONE")
    starts = [e["DTSTART"].dt for e in found.walk("VEVENT")]
    assert [start.hour for start in starts] == [9, 9]
    # What the file itself says of the zone, not what this machine knows.
    read = [start.replace(tzinfo=zone.to_tz()).utcoffset() for start in starts]
    assert read == [start.utcoffset() for start in dates]
    assert len(set(read)) == 2


def test_from_a_month_ago_to_a_year_ahead(client, venue):
    now = paris(2026, 11, 20, 10)
    days = {-32: False, -29: True, -1: True, 0: True, 300: True, 365: True, 367: False}
    dated_event(venue, *(now + timedelta(days=n, hours=1) for n in days))
    found = {e["DTSTART"].dt.date() for e in vevents(client, AGENDA)}
    assert found == {(now + timedelta(days=n)).date() for n, is_in in days.items() if is_in}


def test_each_calendar_holds_its_own(client, venue):
    other = VenuePageFactory()
    here, there = dated_event(venue, SOON, title="Ici"), dated_event(other, SOON, title="Là")
    dated_event(venue, SOON, title="IA", themes=["ia"])
    assert {str(e["SUMMARY"]) for e in vevents(client, AGENDA)} == {"Ici", "Là", "IA"}
    assert one(client, f"{AGENDA}?theme=ia")["SUMMARY"] == "IA"
    assert len(vevents(client, f"{AGENDA}?theme=nulle-part")) == 3
    assert {str(e["SUMMARY"]) for e in vevents(client, "/lieux/ile/agenda.ics")} == {"Ici", "IA"}
    assert one(client, f"/lieux/ile/{here.slug}/agenda.ics")["UID"] == str(only_date(here).uid)
    feeds.fetch(client, f"/lieux/ile/{there.slug}/agenda.ics", 404)


@pytest.mark.parametrize("signed_in", [False, True])
def test_only_what_is_public_goes_out(client, venue, signed_in):
    if signed_in:
        client.force_login(UserFactory(is_superuser=True))
    camille = MediatorFactory(name="Camille Lenoir")
    hidden = feeds.hidden_events(venue)
    for page in hidden.values():
        page.led_by = [camille]
        page.save()
    feeds.waits_for_a_date(venue)
    dated_event(venue, SOON, title="Public", led_by=[camille])
    for address in (AGENDA, "/lieux/ile/agenda.ics", "/conseillers/camille-lenoir/agenda.ics"):
        assert [str(e["SUMMARY"]) for e in vevents(client, address)] == ["Public"], address
    for name, page in hidden.items():
        address = f"/lieux/{page.venue.slug}/{page.slug}/agenda.ics"
        assert client.get(address).status_code == 404, name
    assert client.get(f"/lieux/{hidden['lieu-ferme'].venue.slug}/agenda.ics").status_code == 404


def test_a_persons_calendar_has_permanences_and_workshops(client, venue):
    school_calendar()
    camille = MediatorFactory(name="Camille Lenoir")
    permanence = PermanenceFactory(
        mediator=camille, frequency="une-fois", first_day=date(2026, 12, 3)
    )
    page = dated_event(venue, SOON, title="Jeu", led_by=[camille])
    dated_event(venue, SOON, title="D’un autre")
    found = vevents(client, "/conseillers/camille-lenoir/agenda.ics")
    assert {str(e["UID"]) for e in found} == {
        str(only_date(page).uid),
        f"permanence-{permanence.pk}-20261203@testserver",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/lieux/nulle-part/agenda.ics",
        "/lieux/ile/nulle-part/agenda.ics",
        "/lieux/nulle-part/jeu/agenda.ics",
        "/conseillers/personne/agenda.ics",
    ],
)
def test_what_does_not_exist_is_not_found(client, venue, address):
    feeds.fetch(client, address, 404)


def test_nothing_announced_is_an_empty_calendar(client, venue):
    page = feeds.waits_for_a_date(venue)
    for address in (AGENDA, "/lieux/ile/agenda.ics", f"/lieux/ile/{page.slug}/agenda.ics"):
        assert vevents(client, address) == []


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client, venue, method):
    for address in (AGENDA, "/lieux/ile/agenda.ics", "/agenda/flux.xml", "/agenda/integrer/"):
        assert getattr(client, method)(address).status_code == 405
