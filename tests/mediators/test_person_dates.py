"""The dates on somebody's page, for whoever reads them at any moment."""

from datetime import date, time

import pytest
import time_machine

from mediators.enums import Mode
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import forget
from schedules.models import SchoolCalendar, SchoolHoliday
from tests.mediators.factories import AbsenceFactory, PermanenceFactory
from tests.mediators.people_pages import _site, camille, read
from tests.venues.factories import VenuePageFactory

__all__ = ["_site", "camille"]

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_next_date_comes_first(client, camille):
    venue = VenuePageFactory(title="Médiathèque La Source")
    PermanenceFactory(
        mediator=camille, venue=venue, mode=Mode.APPOINTMENT, booking_phone="+33261910001"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    following = html[html.index("Prochaine permanence") :]
    assert following.index("Mardi 24 novembre, 14 h – 17 h") < following.index("La Source")
    assert "tel:+33261910001" in following
    assert "Sur rendez-vous" in following
    assert html.count("<h1") == 1


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_two_weeks_are_a_table(client, camille):
    PermanenceFactory(mediator=camille)
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Cette semaine, jusqu’au dimanche 22 novembre : pas de permanence" in html.replace(
        "<strong>", ""
    ).replace("</strong>", "")
    assert "<caption>La semaine prochaine, du 23 novembre au 29 novembre</caption>" in html
    assert '<th scope="row" role="rowheader">Mardi 24 novembre</th>' in html
    assert "Tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027." in html


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-24 00:00+01:00", "Aujourd’hui, 14 h – 17 h"),
        ("2026-11-24 15:00+01:00", "Aujourd’hui, 14 h – 17 h (en ce moment)"),
        ("2026-11-24 17:00+01:00", "Mardi 1er décembre, 14 h – 17 h"),
        ("2026-11-23 23:59+01:00", "Demain, 14 h – 17 h"),
        # In UTC it is still Monday.
        ("2026-11-23 23:30+00:00", "Aujourd’hui, 14 h – 17 h"),
        # Both clock changes, and Christmas.
        ("2027-03-27 12:00+01:00", "Mardi 30 mars, 14 h – 17 h"),
        ("2026-10-16 12:00+02:00", "Mardi 3 novembre, 14 h – 17 h"),
        ("2026-12-16 12:00+01:00", "Mardi 5 janvier 2027, 14 h – 17 h"),
    ],
)
def test_the_next_date_at_any_moment(client, camille, now, first):
    PermanenceFactory(mediator=camille)
    with time_machine.travel(now, tick=False):
        html = read(client, "/conseillers/camille-lenoir/")
    paper = "" if first[:5] == "Mardi" else '</span><span class="on-paper">Mardi 24 novembre 2026, '
    screen = '<span class="on-screen">' if paper else ""
    assert f'<p class="next__when">{screen}{first}{paper}' in html


@time_machine.travel("2026-12-14 10:00+01:00", tick=False)
def test_days_that_do_not_take_place_are_said_with_their_reason(client, camille):
    permanence = PermanenceFactory(mediator=camille)
    AbsenceFactory(
        mediator=camille, first_day=date(2026, 12, 15), last_day=date(2026, 12, 15), reason="conge"
    )
    permanence.venue.closures.create(
        first_day=date(2027, 1, 5), last_day=date(2027, 1, 6), reason="inventaire"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    table = html[html.index("<table") : html.rindex("</table>")]
    assert table.count("Pas ce jour-là") == 2
    for reason in ("Congés", "Vacances de Noël"):
        assert reason in table
    assert "Pas le mardi 15 décembre : congés" in html
    assert "Pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël" in html
    assert "Pas le mardi 5 janvier : lieu fermé (inventaire)" in html
    assert "Mardi 12 janvier 2027, 14 h – 17 h" in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_what_the_calendar_does_not_know_is_not_guessed(client, camille):
    PermanenceFactory(mediator=camille)
    SchoolCalendar.objects.update(known_until=date(2026, 12, 31))
    forget()
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Les dates après le 31 décembre 2026 ne sont pas encore connues." in html
    SchoolCalendar.objects.all().delete()
    SchoolHoliday.objects.all().delete()
    forget()
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Les prochaines dates ne sont pas encore connues : appelez avant de venir." in html
    assert "next__when" not in html
    assert "La prochaine date n’est pas encore connue." in read(client, "/conseillers/")


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_without_a_date_the_list_and_the_page_say_why(client, camille):
    PermanenceFactory(mediator=camille)
    AbsenceFactory(
        mediator=camille, first_day=date(2026, 11, 1), last_day=date(2027, 8, 31), reason="conge"
    )
    PermanenceFactory(
        mediator__name="Karim",
        last_day=date(2026, 11, 20),
        weekdays=["ve"],
        start_time=time(8),
        end_time=time(9),
    )
    away = "Pas de permanence jusqu’au 31 août 2027 : congés. La suite n’est pas encore annoncée."
    over = "Plus aucune permanence n’est prévue pour l’instant."
    both = read(client, "/conseillers/")
    assert away in both
    assert over in both
    assert "pas encore connue" not in both
    assert away in read(client, "/conseillers/camille-lenoir/")
    assert over in read(client, "/conseillers/karim/")


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_one_place_away_and_another_with_dates(client, camille):
    """Each permanence says its own reason; the page leads with the date that there is."""
    PermanenceFactory(mediator=camille)
    closed = PermanenceFactory(mediator=camille, venue__title="Mairie")
    closed.venue.closures.create(
        first_day=date(2026, 11, 1), last_day=date(2027, 8, 31), reason="travaux"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    assert "next__when" in html
    assert html.count("Pas de permanence jusqu’au 31 août 2027 : lieu fermé (travaux).") == 1


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_of_chosen_dates_only_those_that_take_place_are_announced(client, camille):
    PermanenceFactory(
        mediator=camille,
        frequency=Frequency.DATES,
        weekdays=[],
        dates=["2026-12-01", "2027-01-26", "2027-02-23"],
    )
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Le mardi 1er décembre 2026 et le mardi 26 janvier 2027 de 14 h à 17 h." in html
    assert "Pas le mardi 23 février : vacances d’hiver" in html


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
@pytest.mark.parametrize("address", ["/conseillers/", "/conseillers/camille-lenoir/"])
def test_on_paper_tomorrow_is_a_date(client, camille, address):
    PermanenceFactory(mediator=camille)
    html = read(client, address)
    assert '<span class="on-screen">Demain, 14 h – 17 h</span>' in html
    assert '<span class="on-paper">Mardi 24 novembre 2026, 14 h – 17 h</span>' in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_rule_without_school_needs_no_calendar(client, camille):
    SchoolCalendar.objects.all().delete()
    PermanenceFactory(mediator=camille, school_policy=SchoolPolicy.ALWAYS)
    html = read(client, "/conseillers/camille-lenoir/")
    assert "ne sont pas encore connues" not in html
    assert "Mardi 24 novembre, 14 h – 17 h" in html
