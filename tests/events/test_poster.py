"""The poster of an event: one sheet, whatever it has to say. The browser's own count of pages is in
tests/browser."""

import pytest
import time_machine

from events.enums import Audience, DatesKind, Means, Status
from events.models import Occurrence
from events.poster import HEIGHT, LETTERS, Poster, fitted
from mediators.contact import Contact
from tests.events.factories import dated_event, event, paris
from tests.mediators.factories import BringItemFactory, school_calendar
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(paris(2026, 11, 22, 10), tick=False):
        school_calendar()
        yield


@pytest.fixture
def source():
    return VenuePageFactory(title="La Source", slug="la-source", phone="+33233123456")


def read(client, page) -> str:
    response = client.get(f"{page.path_on_site}affiche/")
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\u2060", "").split())


def test_it_says_what_one_needs(client, source):
    page = event(
        source, title="Classer ses photos", slug="photos", room="Salle 2", age_min=60,
        bring=[BringItemFactory(label="votre téléphone")],
    )  # fmt: skip
    html = read(client, page)
    for words in (
        "Classer ses photos", "Tous les mardis de 14 h à 16 h", "La Source", "Salle 2",
        "Prochaine date : mardi 24 novembre 2026, 14 h – 16 h", "02 33 12 34 56",
        "À apporter, si vous l’avez : votre téléphone. Rien à apporter ? Venez quand même.", "Gratuit", "À partir de 60 ans", "<svg",
        "/lieux/la-source/photos/",
    ):  # fmt: skip
        assert words in html, words
    assert '<meta name="robots" content="noindex">' in html
    assert "data-print" in html


@pytest.mark.parametrize(
    ("means", "words"),
    [
        ([Means.NONE], "Sans inscription : venez directement."),
        ([Means.PHONE], "Inscription par téléphone."),
        (
            [Means.SITE, Means.PHONE],
            "Inscription par téléphone, ou sur internet : photographiez ce carré.",
        ),
        ([Means.LINK], "Inscription sur internet : photographiez ce carré."),
        ([], "Appelez avant de venir."),
    ],
)
def test_how_one_takes_a_place(client, source, means, words):
    page = event(source, registration_means=[item.value for item in means])
    if page.live:
        assert words in read(client, page)


def test_a_date_to_confirm(client, source):
    page = event(source, dates_kind=DatesKind.TO_CONFIRM, expected="2027-printemps")
    html = read(client, page)
    assert "Date à confirmer : au printemps 2027" in html
    assert "Appelez pour connaître la date." in html
    assert "Inscription" not in html


STATES = [
    (
        {"status": Status.ONLINE, "reason": "Travaux"},
        ["Déplacé en ligne : travaux.", "Ce jour-là, ne venez pas sur place."],
    ),
    ({"status": Status.FULL}, ["Complet, appelez avant de venir."]),
    ({"places_taken": 8}, ["Complet, appelez avant de venir."]),
    (
        {"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 23, 9)},
        ["Nouvelle date, au lieu du lundi 23 novembre"],
    ),
    ({"note": "Venez avec vos photos"}, ["Venez avec vos photos"]),
    ({"room": "Salle du conte"}, ["Ce jour-là, autre salle : Salle du conte."]),
]


@pytest.mark.parametrize(("values", "said"), STATES)
def test_the_next_date_is_said_with_its_state(client, source, values, said):
    page = event(source, registration_means=[Means.NONE.value], room="Salle 2")
    first = page.occurrences.order_by("start").first()
    Occurrence.objects.filter(pk=first.pk).update(**values)
    html = read(client, page)
    for words in ["Prochaine date : mardi 24 novembre 2026, 14 h – 16 h", *said]:
        assert words in html, words
    is_as_usual = not {"status", "places_taken"} & set(values)
    assert ("venez directement" in html) == (is_as_usual or "original_start" in values)


def test_the_only_date_is_where_it_is(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), room="Salle 2")
    Occurrence.objects.update(room="Salle du conte")
    html = read(client, page)
    assert "Salle du conte" in html
    assert "Salle 2" not in html
    Occurrence.objects.update(status=Status.ONLINE)
    html = read(client, page)
    assert "En ligne : pas sur place." in html
    assert "1 rue de la Paix" not in html


def test_nothing_to_come_to_has_no_poster(client, source):
    over = dated_event(source, paris(2026, 11, 2, 14))
    off = dated_event(source, paris(2026, 12, 2, 14))
    Occurrence.objects.filter(event=off).update(status=Status.CANCELLED)
    for page in (over, off):
        response = client.get(f"{page.path_on_site}affiche/")
        assert (response.status_code, response.headers["Location"]) == (302, page.path_on_site)


def test_what_is_internal_has_none_even_for_staff(client, source, admin_client):
    page = event(source, audience=Audience.OFFICIALS)
    for somebody in (client, admin_client):
        assert somebody.get(f"{page.path_on_site}affiche/").status_code == 404


def test_a_visitor_gets_no_cookie(client, source):
    response = client.get(f"{event(source).path_on_site}affiche/")
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert client.post(response.wsgi_request.path).status_code == 405


def full(**values) -> Poster:
    """As long as the columns allow."""
    fields = {
        "kind": "Atelier collectif", "title": "Photos", "summary": "", "then": "", "notices": (), "warning": "",
        "when": "Tous les mardis de 14 h à 16 h", "place": "La Source", "lines": (), "facts": (),
        "bring": (), "contact": Contact("+33233123456", "accueil"),
        "register": "Inscription par téléphone.", "typed": "exemple.fr/lieux/la-source/photos",
    }  # fmt: skip
    return Poster(**(fields | values))


LONGEST = {
    "title": ("Mes premiers pas " * 15)[:255], "summary": "s" * 200, "when": "w" * 220, "then": "t" * 90,
    "notices": ("n" * 130,) * 4, "warning": "Attention : autre lieu que d’habitude.", "place": "p" * 110,
    "lines": ("l" * 130,) * 3, "facts": ("f" * 150, "g" * 90), "bring": ("b" * 120,) * 12,
    "typed": "a" * 90,
}  # fmt: skip


def test_little_is_said_in_large_letters():
    assert fitted(full()).letters == max(LETTERS)


@pytest.mark.parametrize("name", LONGEST)
def test_any_long_part_holds_on_the_sheet(name):
    assert fitted(full(**{name: LONGEST[name]})).fits


def test_capitals_without_end_are_cut_rather_than_what_one_needs():
    poster = fitted(full(**(LONGEST | {"title": "W" * 255})))
    assert poster.fits
    assert poster.title.endswith("W…")
    assert poster.when == LONGEST["when"]


def test_everything_long_keeps_what_matters():
    poster = fitted(full(**LONGEST))
    assert poster.height() <= HEIGHT
    assert poster.letters == min(LETTERS)
    assert poster.title.startswith(LONGEST["title"][:90])
    for name in ("when", "place"):
        assert getattr(poster, name) == LONGEST[name]
    assert poster.lines
    assert poster.notices
    assert poster.then
    assert poster.contact
