"""The dates on an event's page: the next ones, the rule in words, what is over or to confirm."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from events.enums import DatesKind, Status
from events.models import Occurrence
from tests.events.event_pages import change, now, read, source
from tests.events.factories import dated_event, event, paris

__all__ = ["now", "source"]

pytestmark = pytest.mark.django_db


def test_eight_dates_then_the_others(client, source):
    page = event(source)
    html = read(client, page)
    first, others = html.split("<details", 1)
    assert first.count('<li class="date"') == 8
    total = page.occurrences.count()
    assert f"Voir les {total - 8} autres dates" in others
    last = page.occurrences.order_by("start").last()
    assert f"?seance={last.pk}" in others


def test_each_date_has_its_own_registration(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    html = read(client, page)
    path = reverse("registration", args=["la-source", page.slug])
    for row in page.occurrences.all():
        assert f'href="{path}?seance={row.pk}"' in html
        assert client.get(f"{path}?seance={row.pk}").status_code == 200


def test_changes_that_one_does_not_see_at_first_are_listed(client, source):
    page = event(source)
    change(page, 10, status=Status.CANCELLED)
    row = change(page, 12)
    start = row.start + timedelta(days=1)
    change(
        page, 12, start=start, end=start + timedelta(hours=2), original_start=row.start,
        status=Status.RESCHEDULED,
    )  # fmt: skip
    Occurrence.objects.create(event=page, start=paris(2027, 4, 3, 10), end=paris(2027, 4, 3, 12))
    html = read(client, page).split("<details")[0]
    assert "Plus tard, il y a des changements" in html
    assert "Annulé : mardi" in html
    assert "Déplacé : mercredi" in html
    assert "En plus : samedi 3 avril 2027, 10 h – 12 h." in html


DATES = [
    ([paris(2026, 12, 3, 18)], "Jeudi 3 décembre, 18 h – 20 h"),
    (
        [paris(2026, 12, 3, 18), paris(2026, 12, 10, 18)],
        "Le jeudi 3 décembre et le jeudi 10 décembre 2026 de 18 h à 20 h.",
    ),
    (
        [paris(2026, 12, 3, 18), paris(2027, 1, 7, 9)],
        "2 dates, du 3 décembre 2026 au 7 janvier 2027.",
    ),
]


@pytest.mark.parametrize(("starts", "words"), DATES)
def test_dates_without_a_rule_are_said(client, source, starts, words):
    assert words in read(client, dated_event(source, *starts))


def test_days_and_nights(client, source):
    page = dated_event(source, paris(2026, 12, 4, 18), hours=42)
    assert "Du vendredi 4 décembre, 18 h, au dimanche 6 décembre, 12 h" in read(client, page)
    change(page, 0, start=paris(2026, 12, 4), end=paris(2026, 12, 5), is_all_day=True)
    assert "Vendredi 4 décembre, toute la journée" in read(client, page)


def test_today_is_said_and_paper_has_the_whole_date(client, source):
    page = event(source)
    with time_machine.travel(paris(2026, 11, 24, 15), tick=False):
        html = read(client, page)
    assert "En ce moment" in html
    assert '<span class="on-screen">Aujourd’hui, 14 h – 16 h</span>' in html
    assert '<span class="on-paper">Mardi 24 novembre 2026, 14 h – 16 h</span>' in html
    first = page.occurrences.order_by("start").first()
    assert f'seance={first.pk}"' not in html


@pytest.mark.parametrize(
    ("expected", "words"),
    [("2027-03", "En mars 2027"), ("2027-printemps", "Au printemps 2027"), ("", "Bientôt")],
)
def test_a_date_to_confirm_says_when_and_whom_to_call(client, source, expected, words):
    page = event(source, dates_kind=DatesKind.TO_CONFIRM, expected=expected)
    if not page.live:  # nobody publishes it without saying when
        return
    html = read(client, page)
    assert words in html
    assert "Date à confirmer" in html
    assert "02 33 12 34 56" in html
    assert "seance=" not in html


def test_what_is_over_says_so_and_leaves_search_engines(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    with time_machine.travel(paris(2026, 12, 8, 15), tick=False):
        assert "C’est terminé" not in read(client, page)
    with time_machine.travel(paris(2026, 12, 8, 17), tick=False):
        html = read(client, page)
        response = client.get(page.path_on_site)
    assert "C’est terminé." in html
    assert "C’était le mardi 8 décembre 2026, 14 h – 16 h. Lieu : La Source" in html
    assert 'href="tel:+33233123456"' in html
    assert "/agenda/?lieu=la-source" in html.split("</header>")[1]
    assert '<meta name="robots" content="noindex">' in html
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "seance=" not in html
    assert "ld+json" not in html


def test_the_night_of_several_dates_ends_the_day_after(client, source):
    page = dated_event(source, paris(2026, 12, 5, 22), paris(2026, 12, 12, 22), hours=3.5)
    assert "de 22 h à 1 h 30 le lendemain." in read(client, page)
