"""« Erreurs signalées »: who sees which, and one click to say that it is dealt with."""

import json
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from mediators.models import Report
from tests.mediators.factories import MediatorFactory, PermanenceFactory
from tests.mediators.screens import address, logged, said
from tests.venues.personas import network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


def report(text, **about) -> Report:
    return Report.objects.create(about="Une page", text=text, **about)


@pytest.fixture
def people():
    return network()


@pytest.fixture
def reports(people):
    """One of each kind; the texts say who sees them."""
    here = PermanenceFactory(venue=people.saint_lo.venue).mediator
    left = PermanenceFactory(
        venue=people.saint_lo.venue, last_day=timezone.localdate().replace(day=20)
    ).mediator
    return {
        "saint-lo": [
            report("sur Saint-Lô", venue=people.saint_lo.venue),
            report("sur qui vient à Saint-Lô", mediator=here),
        ],
        "vire": [report("sur Vire", venue=people.vire.venue)],
        "agence": [
            report("sur qui ne vient plus", mediator=left),
            report("sur quelqu’un", mediator=MediatorFactory()),
            report("sur le site"),
        ],
    }


def menu_label(count) -> str:
    """As the page carries it: the menu is JSON."""
    return json.dumps(f"Erreurs signalées ({count})").strip('"')


@pytest.mark.parametrize("persona", ["saint-lo", "vire", "agence", "admin"])
def test_each_sees_what_they_may_correct(client, people, reports, persona):
    everybody = persona in {"agence", "admin"}
    mine = [r for name, found in reports.items() if everybody or name == persona for r in found]
    client.force_login(people.user(persona))
    response = client.get(address("visitor_reports"))
    assert set(response.context["reports"].items) == set(mine)
    assert menu_label(len(mine)) in client.get("/admin/").content.decode()
    for found in chain(*reports.values()):
        client.post(address("report_handled", found.pk))
        found.refresh_from_db()
        assert (found.handled_at is not None) is (found in mine)
    home = client.get("/admin/").content.decode()
    assert menu_label("")[:-1] not in home
    assert "Rien à regarder" in client.get(address("visitor_reports")).content.decode()


def test_visitors_see_and_change_nothing(client, reports):
    for url in (address("visitor_reports"), address("report_handled", reports["vire"][0].pk)):
        assert client.get(url)["Location"].startswith("/admin/login/")
        assert client.post(url)["Location"].startswith("/admin/login/")
    assert Report.objects.open().count() == 6


def test_one_click_is_dated_signed_and_logged_once_without_the_words(client, people, reports):
    (found,) = reports["vire"]
    client.force_login(people.vire.user)
    url = address("report_handled", found.pk)
    assert client.get(url).status_code == 405
    client.post(url)
    assert said(client.post(url))[-1] == "C’était déjà réglé."
    found.refresh_from_db()
    assert found.handled_by == people.vire.user
    assert len(logged(people.vire.venue, "mediators.report_handled")) == 1
    assert "sur Vire" not in str(list(PageLogEntry.objects.values_list("data")))
    page = client.get(address("visitor_reports")).content.decode()
    assert "Réglées récemment" in page
    assert address("venue_check", people.vire.venue.pk) not in page


def test_a_report_leads_to_where_one_corrects(client, people, reports):
    client.force_login(people.saint_lo.user)
    page = client.get(address("visitor_reports")).content.decode()
    venue = people.saint_lo.venue
    for screen in ("venue_permanences", "venue_check"):
        assert address(screen, venue.pk) in page
    assert "/admin/conseillers/" not in page
    client.force_login(people.agence)
    assert "/admin/conseillers/edit/" in client.get(address("visitor_reports")).content.decode()


def test_what_was_written_is_shown_as_text(client, people):
    report("<script>alert(1)</script>\n🙂 " + "x" * 900, venue=people.vire.venue)
    client.force_login(people.vire.user)
    page = client.get(address("visitor_reports")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 19, "-1", "x"])
def test_a_report_that_does_not_exist(client, people, number):
    client.force_login(people.agence)
    assert client.post(f"/admin/signalements/{number}/regle/").status_code == 404


@pytest.mark.parametrize("page", ["0", "99", "x", "9" * 5000, "\x00"])
def test_a_page_of_the_list_that_does_not_exist(client, people, reports, page):
    client.force_login(people.agence)
    response = client.get(address("visitor_reports"), {"page": page})
    assert response.status_code in {200, 302, 400}


def test_the_list_costs_the_same_for_two_and_for_twelve(client, people):
    client.force_login(people.agence)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(address("visitor_reports"))
        return len(captured)

    def more(count):
        for _ in range(count):
            report("ici", venue=people.vire.venue, mediator=MediatorFactory())

    more(2)
    queries()
    two = queries()
    more(10)
    assert queries() == two <= 25
