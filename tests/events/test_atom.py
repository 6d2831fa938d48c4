"""What was last announced, for feed readers."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from events.enums import Status
from events.feeds import atom
from events.models import EventPage, Occurrence
from tests.events import feeds
from tests.events.factories import dated_event, event, paris
from tests.events.feeds import NOW, SOON, content_of, fetch, hidden_titles
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/agenda/flux.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque", slug="ile")


def read(client) -> ElementTree.Element:
    response = fetch(client, ADDRESS)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(client) -> list[ElementTree.Element]:
    return read(client).findall(f"{ATOM}entry")


def text(element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}")


def titles(client) -> list[str]:
    return [text(entry, "title") for entry in entries(client)]


def test_an_entry_says_what_where_and_when(client, venue):
    page = dated_event(
        venue,
        *(SOON + timedelta(days=7 * n) for n in range(5)),
        title="L'ordinateur & <moi>",
        summary="Allumer.",
        themes=["ia"],
    )
    page.occurrences.filter(start=SOON).update(status=Status.CANCELLED, reason="grève")
    root = read(client)
    assert text(root, "title") == "Agenda\u00a0: La Main numérique"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/agenda/",
        "self": f"http://testserver{ADDRESS}",
    }
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "L’ordinateur & <moi>"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/lieux/ile/{page.slug}/"
    assert text(entry, "id") == f"urn:uuid:{page.translation_key}"
    assert text(entry, "updated") == text(root, "updated") == "2026-11-20T09:00:00+00:00"
    assert entry.find(f"{ATOM}category").get("term") == "Intelligence artificielle"
    content = text(entry, "content").replace("\u00a0", " ")
    assert "<p>Allumer.</p><p>Médiathèque, 1 rue de la Paix, 50000 Saint-Lô</p>" in content
    assert "mardi 1er décembre 2026" in content
    assert "(annulé : grève)" in content
    assert content.count("<li>") == atom.DATES


def test_who_comes_online_is_given_no_address(client, venue):
    page = dated_event(venue, SOON, SOON + timedelta(days=7), SOON + timedelta(days=14))
    first, *others = page.occurrences.order_by("start")
    Occurrence.objects.filter(pk=first.pk).update(status=Status.ONLINE)
    (entry,) = entries(client)
    content = text(entry, "content").replace("\u00a0", " ")
    assert "50000 Saint-Lô (sauf les dates en ligne)</p>" in content
    assert content.count("(déplacé en ligne)") == 1
    Occurrence.objects.filter(pk=others[0].pk).update(status=Status.CANCELLED)
    Occurrence.objects.filter(pk=others[1].pk).update(status=Status.ONLINE)
    (entry,) = entries(client)
    assert "<p>En ligne</p>" in text(entry, "content")
    assert "Saint-Lô" not in text(entry, "content")


def test_every_feed_names_what_the_standard_asks(client, venue):
    dated_event(venue, SOON)
    root = read(client)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert text(element, name)


def test_the_latest_news_first_and_new_dates_of_the_rule_are_none(client, venue, now):
    school_calendar()
    old = event(venue, title="Ancien")
    now.move_to("2026-11-21 10:00+01:00")
    dated_event(venue, SOON, title="Récent")
    assert titles(client) == ["Récent", "Ancien"]
    now.move_to("2026-11-22 10:00+01:00")
    Occurrence.objects.create(
        event=old, start=SOON, end=SOON + timedelta(hours=1), rule_day=SOON.date() + timedelta(1)
    )
    assert titles(client) == ["Récent", "Ancien"]
    row = old.occurrences.upcoming(timezone.now()).order_by("start")[2]
    Occurrence.objects.filter(pk=row.pk).update(
        status=Status.CANCELLED, sequence=1, changed_at=timezone.now()
    )
    assert titles(client) == ["Ancien", "Récent"]
    assert text(entries(client)[0], "updated") == "2026-11-22T09:00:00+00:00"


def test_an_identity_is_for_ever(client, venue, now):
    page = dated_event(venue, SOON)
    before = text(entries(client)[0], "id")
    now.move_to("2026-11-22 10:00+01:00")
    page.title, page.slug = "Autre titre", "autre-adresse"
    page.save_revision().publish()
    assert [text(entry, "id") for entry in entries(client)] == [before]


def test_only_what_is_public_and_to_come(client, venue):
    feeds.hidden_events(venue)
    feeds.waits_for_a_date(venue)
    dated_event(venue, paris(2026, 11, 1, 14), title="Passé")
    dated_event(venue, SOON, title="Public")
    assert titles(client) == ["Public"]
    content = content_of(fetch(client, ADDRESS)).decode()
    assert not [title for title in hidden_titles() if title in content]


def test_the_fifty_latest(client, venue, now):
    page = dated_event(venue, SOON)
    for number in range(atom.MOST + 2):
        copy = EventPage(
            title=f"Copie {number}",
            slug=f"copie-{number}",
            last_end=page.last_end,
            last_published_at=timezone.now() + timedelta(minutes=number),
        )
        venue.refresh_from_db()
        venue.add_child(instance=copy)
    found = titles(client)
    assert len(found) == atom.MOST
    assert found[0] == f"Copie {atom.MOST + 1}"
    assert page.title not in found


def test_hostile_texts_stay_text(client, venue):
    page = dated_event(venue, SOON)
    EventPage.objects.filter(pk=page.pk).update(
        title="\x07\x1b]]> <script>", summary="\x0b<img src=x onerror=alert(1)>\ufffe"
    )
    (entry,) = entries(client)
    assert text(entry, "title") == "]]> <script>"
    assert "<img" not in text(entry, "content")


def test_nothing_announced_is_the_same_twice(client, venue, now):
    first = fetch(client, ADDRESS)
    now.move_to("2026-11-21 10:00+01:00")
    fetch(client, ADDRESS, 304, if_none_match=first["ETag"])


def test_what_changed_is_sent_again(client, venue):
    page = dated_event(venue, SOON)
    etag = fetch(client, ADDRESS)["ETag"]
    fetch(client, ADDRESS, 304, if_none_match=etag)
    page.occurrences.update(status=Status.CANCELLED)
    fetch(client, ADDRESS, 200, if_none_match=etag)
