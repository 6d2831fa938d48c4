"""« Dates »: what a librarian decides about one date, live at once, told before and after."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import changing
from events.date_words import version
from events.enums import CallReason, RegistrationState, Status
from events.models import EventPage, Occurrence
from tests.core.factories import UserFactory
from tests.events.factories import RegistrationFactory, event, paris
from tests.mediators.factories import MediatorFactory, PermanenceFactory, school_calendar
from tests.mediators.screens import version_shown
from tests.venues.conftest import agency, editor, librarian, venue
from tests.venues.factories import VenuePageFactory
from tests.venues.hours_screens import address, said
from venues.models import Closure
from venues.permissions import provision_library

__all__ = ["agency", "editor", "librarian", "venue"]

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)
NB = "\u00a0"


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def page(venue):
    return event(venue, last_day=date(2026, 12, 15), title="Les photos")


@pytest.fixture
def first(page):
    return page.occurrences.order_by("start").first()


def stored(occurrence) -> Occurrence:
    return Occurrence.objects.get(pk=occurrence.pk)


def screen(name, occurrence) -> str:
    return address(name, occurrence.event_id, occurrence.pk)


FORMS = {
    "event_date_cancel": {"reason": "  l’animatrice\nest malade "},
    "event_date_postpone": {"reason": "panne"},
    "event_date_move": {"day": "26/11/2026", "start": "9h", "end": "11 h 30"},
    "event_date_online": {"url": "visio.exemple.fr/atelier"},
    "event_date": {"note": "Prenez un cahier", "room": "Salle 2", "capacity": "4"},
}
WRITTEN = {
    "event_date_cancel": {"status": Status.CANCELLED, "reason": "l’animatrice est malade"},
    "event_date_postpone": {"status": Status.POSTPONED, "reason": "panne"},
    "event_date_move": {"start": paris(2026, 11, 26, 9), "end": paris(2026, 11, 26, 11, 30)},
    "event_date_online": {"online_url": "https://visio.exemple.fr/atelier"},
    "event_date": {"note": "Prenez un cahier", "room": "Salle 2", "capacity": 4},
}


@pytest.mark.parametrize("name", FORMS)
def test_a_library_without_the_right_to_publish_changes_its_dates_at_once(
    name, editor, page, first
):
    url = screen(name, first)
    shown = editor.get(url)
    data = FORMS[name] | {"version": version_shown(shown)}
    response = editor.post(url, data)
    assert response.status_code == 302, response.content.decode()
    for field, value in WRITTEN[name].items():
        assert getattr(stored(first), field) == value
    editor.post(url, data)
    assert said(editor.post(url, data))[-1].startswith("Rien n’a changé")
    assert stored(first).sequence == 1


@pytest.mark.parametrize("name", FORMS)
def test_two_editors_do_not_overwrite_each_other(name, editor, first, librarian):
    url = screen(name, first)
    seen = version_shown(editor.get(url))
    changing.annotate_date(first, librarian, NOW, note="Autre chose")
    response = editor.post(url, FORMS[name] | {"version": seen})
    page = response.content.decode()
    assert "Quelqu’un a changé cette date" in page
    assert "Autre chose" in page
    again = FORMS[name] | {"version": version_shown(response)}
    assert editor.post(url, again).status_code == 302


@pytest.mark.parametrize("word", ["", "x", "é" * 5000])
def test_an_unknown_version_changes_nothing(word, editor, first):
    url = screen("event_date_cancel", first)
    assert editor.post(url, {"reason": "", "version": word}).status_code == 200
    assert stored(first).status == Status.SCHEDULED


BAD = [
    ("event_date_move", {}, "Écrivez le jour"),
    ("event_date_move", {"day": "demain", "start": "9h", "end": "10h"}, "n’est pas une date"),
    ("event_date_move", {"day": "26/11/2026", "start": "25h", "end": "10h"}, "pas lisible"),
    ("event_date_move", {"day": "26/11/2026", "start": "10h", "end": "9h"}, "après l’heure"),
    ("event_date_move", {"day": "26/11/2020", "start": "9h", "end": "10h"}, "déjà passé"),
    ("event_date_move", {"day": "26/11/2096", "start": "9h", "end": "10h"}, "trop lointaine"),
    ("event_date_move", {"day": "01/12/2026", "start": "14h", "end": "15h"}, "déjà une date"),
    ("event_date_move", {"day": "9" * 4000, "start": "9" * 4000, "end": "\x00"}, "signalé"),
    ("event_date_cancel", {"reason": "x" * 201}, "moins de 200"),
    ("event_date_online", {"url": ""}, "Écrivez l’adresse"),
    ("event_date_online", {"url": "javascript:alert(1)"}, "Écrivez une adresse"),
    ("event_date_online", {"url": "https://" + "x" * 600}, "signalé"),
    ("event_date", {"capacity": "0"}, "au moins 1"),
    ("event_date", {"capacity": "-3"}, "au moins 1"),
    ("event_date", {"capacity": "9" * 30}, "2000 au plus"),
    ("event_date", {"capacity": "beaucoup"}, "Écrivez un nombre"),
    ("event_date", {"note": "x" * 300, "room": "y" * 300}, "moins de 280"),
]


@pytest.mark.parametrize(("name", "data", "sentence"), BAD)
def test_what_is_typed_wrong_is_kept_on_the_screen_and_explained(
    name, data, sentence, editor, first
):
    url = screen(name, first)
    before = version_shown(editor.get(url))
    response = editor.post(url, data | {"version": before})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert version_shown(editor.get(url)) == before


def test_who_will_be_told_is_said_before(editor, first):
    for number in range(5):
        RegistrationFactory(occurrence=first, email="a@exemple.fr" if number < 3 else "")
    page = editor.get(screen("event_date_cancel", first)).content.decode()
    assert f"5{NB}personnes seront prévenues{NB}: 3 par courriel, 2 à appeler." in page


def test_cancelling_puts_whoever_has_no_email_on_the_list_of_calls(editor, first):
    called = RegistrationFactory(occurrence=first)
    url = screen("event_date_cancel", first)
    editor.post(url, {"reason": "", "version": version_shown(editor.get(url))})
    called.refresh_from_db()
    assert called.call_reason == CallReason.CANCELLED


def test_the_questions_come_first_and_are_answered(editor, page, first):
    RegistrationFactory(occurrence=first)
    Occurrence.objects.filter(pk=first.pk).update(question=f"désormais{NB}: Pont")
    html = editor.get(address("event_dates", page.pk)).content.decode()
    assert f"1{NB}inscrit le mardi 24{NB}novembre 2026" in html
    assert f"Désormais{NB}: Pont. Garder, déplacer ou annuler{NB}?" in html
    data = {"version": version_shown(editor.get(address("event_dates", page.pk)))}
    response = editor.post(screen("event_date_keep", first), data)
    assert "gardée" in said(response)[-1]
    assert (stored(first).question, stored(first).settled) == ("", f"désormais{NB}: Pont")


def test_a_cancelled_date_is_restored(editor, first, librarian):
    changing.cancel_date(first, "Grève", librarian, NOW)
    html = editor.get(address("event_dates", first.event_id)).content.decode()
    assert "Annulé" in html
    assert "Grève" in html
    data = {"version": version(stored(first))}
    editor.post(screen("event_date_restore", first), data)
    assert stored(first).status == Status.SCHEDULED


def test_a_date_that_is_over_is_not_changed(editor, first, librarian):
    with time_machine.travel(paris(2026, 11, 24, 16, 1), tick=False):
        editor.force_login(librarian)
        for name, data in FORMS.items():
            response = editor.get(screen(name, first))
            assert (response.status_code, said(response)[-1]) == (302, changing.OVER)
            editor.post(screen(name, first), data)
        html = editor.get(address("event_dates", first.event_id)).content.decode()
        assert "Les six dernières semaines" in html
    assert stored(first).status == Status.SCHEDULED


def test_a_date_is_added_with_what_the_editor_may_not_know(editor, page, venue):
    camille = MediatorFactory(name="Camille Martin")
    elsewhere = VenuePageFactory(title="Secret", live=False)
    PermanenceFactory(mediator=camille, venue=elsewhere, weekdays=["je"])
    Closure.objects.create(
        venue=venue, first_day=date(2026, 12, 3), last_day=date(2026, 12, 3), reason="travaux"
    )
    draft = page.get_latest_revision_as_object()
    draft.led_by = [camille]
    draft.save_revision().publish()
    url = address("event_date_add", page.pk)
    shown = editor.get(url).content.decode()
    assert "14 h" in shown
    response = editor.post(url, {"day": "jeudi 3 décembre 2026", "start": "15h", "end": "16h"})
    done, *warnings = said(response)
    assert "ajoutée" in done
    assert f"Le lieu annonce une fermeture{NB}: jeudi 3{NB}décembre 2026." in warnings
    assert any("Camille Martin est déjà dans un autre lieu" in text for text in warnings)
    assert "Secret" not in " ".join(warnings)
    assert page.occurrences.filter(start=paris(2026, 12, 3, 15), rule_day=None).count() == 1


PERSONAS = [("other", 403), ("agency", 200), ("librarian", 200), ("visitor", 302)]


@pytest.mark.parametrize(("persona", "status"), PERSONAS)
def test_who_may_open_the_screens(persona, status, client, first, request, agency, librarian):
    other = UserFactory()
    other.groups.add(provision_library("Vire", [VenuePageFactory(title="Vire")]).group)
    users = {"other": other, "agency": agency, "librarian": librarian}
    if persona in users:
        client.force_login(users[persona])
    names = ("event_dates", "event_date_add")
    urls = [address(name, first.event_id) for name in names] + [screen(n, first) for n in FORMS]
    assert {client.get(url).status_code for url in urls} <= {
        status,
        302 if status == 403 else status,
    }
    if status != 200:
        for name, data in FORMS.items():
            client.post(screen(name, first), data)
        assert stored(first).sequence == 0


def test_a_date_of_another_event_does_not_exist_here(editor, first, venue):
    other = event(venue, last_day=date(2026, 12, 8))
    for name in FORMS:
        assert editor.get(address(name, other.pk, first.pk)).status_code == 404
        assert editor.get(address(name, 10**17, first.pk)).status_code == 404


def cost(editor, page) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert editor.get(address("event_dates", page.pk)).status_code == 200
    return len(queries)


def test_two_dates_or_twelve_cost_the_same(editor, venue):
    few = event(venue, last_day=date(2026, 12, 1))
    many = event(venue, last_day=date(2027, 3, 30))
    for page in (few, many):
        for row in page.occurrences.all():
            RegistrationFactory(occurrence=row)
            RegistrationFactory(occurrence=row, state=RegistrationState.WAITING)
        page.occurrences.update(question="ne fait plus partie des dates")
    cost(editor, few)
    assert many.occurrences.count() >= 12
    assert cost(editor, many) == cost(editor, few)


def test_the_home_page_says_what_is_to_be_decided(editor, client, first, page):
    home = address("wagtailadmin_home")
    assert "À décider" not in editor.get(home).content.decode()
    RegistrationFactory(occurrence=first)
    Occurrence.objects.filter(pk=first.pk).update(question="le lieu est fermé ce jour-là")
    html = editor.get(home).content.decode()
    assert "Le lieu est fermé ce jour-là. Garder, déplacer ou annuler" in html
    EventPage.objects.filter(pk=page.pk).update(
        dates_kind="a-confirmer", expected="2027-03", to_confirm_since=date(2026, 8, 1)
    )
    html = editor.get(home).content.decode()
    assert "à confirmer depuis plus de trois mois (mars 2027)" in html
    other = UserFactory()
    other.groups.add(provision_library("Vire", [VenuePageFactory(title="Vire")]).group)
    client.force_login(other)
    assert "À décider" not in client.get(home).content.decode()
