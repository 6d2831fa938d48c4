"""The month of the agenda: a table, bounded cells, links that come to an end."""

import re
from datetime import timedelta

import pytest
import time_machine

from events.agenda_month import Month, month_asked
from events.enums import Status
from events.models import Occurrence
from tests.events.factories import agenda_page, dated_event, paris
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 24, 10)
THIS = Month(2026, 11)


@pytest.fixture(autouse=True)
def page():
    with time_machine.travel(NOW, tick=False):
        yield agenda_page()


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque La Source", commune_name="Saint-Lô")


@pytest.fixture
def month(client):
    """The context and the HTML of a month."""

    def get(code, **params):
        response = client.get("/agenda/", {"mois": code, **params})
        assert response.status_code == 200
        return response.context, response.content.decode().replace("\u00a0", " ")

    return get


def filled(context) -> dict:
    """Day → (titles, how many more), of the cells that hold something."""
    cells = [cell for week in context["weeks"] for cell in week.cells]
    return {
        f"{cell.day:%m-%d}": ([card.event.title for card in cell.cards], cell.more)
        for cell in cells
        if cell.cards or cell.more
    }


@pytest.mark.parametrize(
    ("text", "found", "is_right"),
    [
        ("2026-12", Month(2026, 12), True),
        ("2000-01", Month(2000, 1), True),
        ("2100-12", Month(2100, 12), True),
        ("2026-13", THIS, False),
        ("9999-99", THIS, False),
        ("9999-12", THIS, False),
        ("1999-12", THIS, False),
        ("0000-00", THIS, False),
        ("٢٠٢٦-١٢", THIS, False),
        ("décembre", THIS, False),
        ("2026-12-01", THIS, False),
        ("", THIS, False),
    ],
)
def test_a_month_is_asked_for_as_figures(text, found, is_right):
    asked, notice = month_asked(text, NOW)
    assert asked == found
    assert (notice == "") is is_right


def test_each_day_has_its_dates_and_a_series_comes_at_each_of_them(month, venue):
    dated_event(venue, *(paris(2026, 12, day, 14) for day in (1, 8)), title="Mail")
    dated_event(venue, paris(2026, 12, 8, 9), paris(2027, 1, 5, 9), title="Photo")
    context, html = month("2026-12")
    assert filled(context) == {"12-01": (["Mail"], 0), "12-08": (["Photo", "Mail"], 0)}
    assert "<caption>Décembre 2026</caption>" in html
    assert html.count('<th scope="row">') == len(context["weeks"]) == 5
    assert html.count('<th scope="col">') == 8
    assert "du 30 au 6" in html


def test_a_day_shows_a_few_and_leads_to_the_others(month, client, venue):
    for hour in range(9, 18):
        dated_event(venue, paris(2026, 12, 1, hour), title=f"{hour} h", themes=["ia"])
    context, html = month("2026-12", theme="ia")
    assert filled(context) == {"12-01": (["9 h", "10 h", "11 h"], 6)}
    [link] = re.findall(r'href="([^"]*du=2026-12-01[^"]*)"', html)
    listed = client.get(f"/agenda/{link.replace('&amp;', '&')}").content.decode()
    assert listed.count("<article") == 9
    assert "theme=ia" in link


def test_what_is_over_is_not_in_this_month_but_in_those_before(month, venue):
    dated_event(venue, paris(2026, 11, 3, 14), paris(2026, 11, 24, 11), title="A")
    dated_event(venue, paris(2026, 11, 24, 8), hours=1, title="Ce matin")
    dated_event(venue, paris(2026, 10, 6, 14), title="Octobre")
    context, html = month("2026-11")
    assert filled(context) == {"11-24": (["A"], 0)}
    assert 'aria-current="date"' in html
    assert "noindex" not in html
    context, html = month("2026-10")
    assert filled(context) == {"10-06": (["Octobre"], 0)}
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (paris(2026, 11, 30, 23, 30), None),
        (paris(2026, 12, 1, 0, 0), "12-01"),
        (paris(2026, 12, 31, 23, 59), "12-31"),
        (paris(2027, 1, 1, 0, 0), None),
    ],
)
def test_a_month_begins_and_ends_at_midnight_in_paris(month, venue, start, day):
    dated_event(venue, start)
    assert list(filled(month("2026-12")[0])) == ([day] if day else [])


@pytest.mark.parametrize(
    ("code", "day", "hour"),
    [("2027-03", 28, 23), ("2027-03", 28, 0), ("2027-10", 31, 23), ("2027-10", 31, 0)],
)
def test_a_change_of_the_clock_moves_nothing_to_another_day(month, venue, code, day, hour):
    year, number = map(int, code.split("-"))
    dated_event(venue, paris(year, number, day, hour, 30), hours=1 / 4)
    assert list(filled(month(code)[0])) == [f"{number:02}-{day}"]


def test_what_goes_on_from_the_month_before_is_said_once(month, venue):
    dated_event(venue, paris(2026, 11, 20, 9), hours=24 * 20, title="Exposition")
    dated_event(venue, paris(2026, 11, 30, 22), hours=4, title="Nuit du jeu")
    context, html = month("2026-12")
    assert [card.event.title for card in context["begun"]] == ["Exposition"]
    assert filled(context) == {}
    assert "jusqu’au jeudi 10 décembre" in html


def test_a_cancelled_date_is_said(month, venue):
    page = dated_event(venue, paris(2026, 12, 1, 14))
    Occurrence.objects.filter(event=page).update(status=Status.CANCELLED, reason="Grève")
    _, html = month("2026-12")
    assert re.search(r'<span class="month__state"><svg.*?</svg> <span>Annulé</span></span>', html)


def test_an_empty_month_says_so(month):
    context, html = month("2026-12")
    assert context["is_empty"]
    assert "Rien d’annoncé pour ce mois" in html


def test_links_from_month_to_month_come_to_an_end(month):
    for step in (1, -1):
        code, seen = "2026-11", []
        while code:
            seen.append(code)
            context, _ = month(code)
            after = context["next_month" if step > 0 else "previous_month"]
            code = after.code if after else None
        assert len(seen) == len(set(seen)) < 30


def test_a_cell_s_cards_are_no_older_than_the_page(month, venue):
    """What is kept for a minute is where to look: a date that is cancelled or hidden shows now."""
    page = dated_event(venue, paris(2026, 12, 1, 14), title="Mail")
    assert filled(month("2026-12")[0])
    page.unpublish()
    assert filled(month("2026-12")[0]).get("12-01", ([], 0))[0] == []


def test_a_month_of_many_dates_stays_light(month, venue):
    page = dated_event(venue, paris(2026, 12, 1, 14))
    Occurrence.objects.bulk_create(
        Occurrence(event=page, start=start, end=start + timedelta(hours=1))
        for start in (paris(2026, 12, 1, 0) + timedelta(minutes=20 * n) for n in range(31 * 72))
    )
    context, html = month("2026-12")
    assert all(len(titles) == 3 for titles, _ in filled(context).values())
    assert len(html) < 80_000
