"""A card: a series at its next date, its facts and its state in words."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.template.loader import render_to_string

from events.cards import Card, first_dates, next_cards, undated_cards
from events.enums import Audience, DatesKind, Means, Status
from events.models import EventPage, Occurrence
from tests.events.factories import dated_event, event, paris
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 24, 10)


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque La Source", commune_name="Saint-Lô")


def cards(limit=20, offset=0, **options) -> list[Card]:
    return next_cards(Occurrence.objects.visible(), NOW, limit, offset, **options)


def html(card: Card) -> str:
    return render_to_string("components/event_card.html", {"card": card})


def test_a_series_comes_once_at_its_next_date(venue):
    first = dated_event(venue, *(paris(2026, 11, day, 14) for day in (17, 25, 26, 27)))
    second = dated_event(venue, paris(2026, 11, 25, 9))
    assert [(c.event.pk, c.occurrence.day.day, c.more) for c in cards()] == [
        (second.pk, 25, 0),
        (first.pk, 25, 2),
    ]
    assert cards()[1].others == "et 2\u00a0autres\u00a0dates"


def test_pages_follow_each_other_without_double_nor_gap(venue):
    for number in range(7):
        dated_event(venue, *(paris(2026, 12, 1 + number % 3 + week, 14) for week in (0, 7, 14)))
    everything = [card.event.pk for card in cards(7)]
    assert len(set(everything)) == 7
    by_two = [card.event.pk for page in range(4) for card in cards(2, 2 * page)]
    assert by_two == everything
    assert cards(2, 8) == []


def test_a_series_with_more_dates_than_are_read_at_once_hides_no_other(venue, monkeypatch):
    monkeypatch.setattr("events.cards.CHUNK", 3)
    daily = event(venue, dates_kind=DatesKind.IMPORTED)
    Occurrence.objects.bulk_create(
        Occurrence(
            event=daily,
            start=NOW + timedelta(days=day, hours=1),
            end=NOW + timedelta(days=day, hours=2),
        )
        for day in range(40)
    )
    last = dated_event(venue, paris(2027, 3, 1, 14))
    found = first_dates(Occurrence.objects.visible(), NOW, 2, NOW)
    assert [Occurrence.objects.get(pk=key).event_id for key in found] == [daily.pk, last.pk]


@pytest.mark.parametrize(
    ("start", "hours", "listed", "current"),
    [
        (paris(2026, 11, 24, 8), 1.9, False, False),
        (paris(2026, 11, 24, 8), 2, True, False),  # ends this very moment
        (paris(2026, 11, 24, 8), 2.1, True, True),
        (paris(2026, 11, 24, 10), 1, True, True),
        (paris(2026, 11, 24, 10, 1), 1, True, False),
        (paris(2026, 9, 1, 9), 24 * 120, True, True),  # an exhibition
    ],
)
def test_a_date_is_there_until_its_end(venue, start, hours, listed, current):
    dated_event(venue, start, hours=hours)
    found = cards()
    assert bool(found) is listed
    if listed:
        assert found[0].is_current is current
        assert ("en ce moment" in html(found[0])) is current


def test_what_has_begun_comes_first_and_what_begins_within_the_minute_is_there(venue):
    long = dated_event(venue, paris(2026, 10, 1, 9), hours=24 * 90)
    today = dated_event(venue, paris(2026, 11, 24, 9), paris(2026, 12, 1, 9))
    assert [card.event.pk for card in cards()] == [long.pk, today.pk]
    soon = dated_event(venue, NOW + timedelta(seconds=30))
    later = next_cards(Occurrence.objects.visible(), NOW + timedelta(seconds=45), 20)
    assert [card.event.pk for card in later] == [long.pk, today.pk, soon.pk]


@pytest.mark.parametrize(
    ("start", "hours", "when", "paper"),
    [
        (
            paris(2026, 11, 24, 14),
            2.5,
            "aujourd’hui, 14 h – 16 h 30",
            "mardi 24 novembre 2026, 14 h – 16 h 30",
        ),
        (
            paris(2026, 11, 25, 14),
            2,
            "demain, 14 h – 16 h",
            "mercredi 25 novembre 2026, 14 h – 16 h",
        ),
        (paris(2026, 12, 1, 22), 3, "mardi 1er décembre, de 22 h à 1 h le lendemain", ""),
        (paris(2026, 12, 1, 22), 2, "mardi 1er décembre, 22 h – minuit", ""),
        (paris(2027, 1, 5, 9), 3, "mardi 5 janvier 2027, 9 h – 12 h", ""),
        # The night of 27 to 28 March 2027 has an hour less.
        (paris(2027, 3, 27, 14), 2, "samedi 27 mars 2027, 14 h – 16 h", ""),
        (paris(2027, 3, 28, 14), 2, "dimanche 28 mars 2027, 14 h – 16 h", ""),
        (paris(2026, 12, 1, 9), 48, "du mardi 1er décembre au jeudi 3 décembre", ""),
    ],
)
def test_days_and_hours_are_said_as_one_says_them(venue, start, hours, when, paper):
    dated_event(venue, start, hours=hours)
    [card] = cards()
    assert card.when.replace("\u00a0", " ") == when
    assert card.on_paper.replace("\u00a0", " ") == paper


@pytest.mark.parametrize(
    ("values", "on_date", "states", "places"),
    [
        ({"capacity": 8}, {"places_taken": 5}, [], "Il reste 3 places sur 8"),
        ({"capacity": 8}, {"places_taken": 7}, [], "Il reste 1 place sur 8"),
        ({"capacity": 1}, {}, [], "La place est libre"),
        ({"capacity": None}, {}, [], ""),
        ({"capacity": 8}, {"capacity": 10}, [], "Il reste 10 places sur 10"),
        ({"capacity": 8, "registration_means": [Means.PHONE]}, {}, [], "8 places"),
        ({"capacity": 1, "registration_means": [Means.PHONE]}, {}, [], ""),
        ({"capacity": 8}, {"places_taken": 8}, ["Complet, liste d’attente possible"], ""),
        ({"capacity": 8}, {"places_taken": 9}, ["Complet, liste d’attente possible"], ""),
        (
            {"capacity": None, "registration_means": [Means.PHONE]},
            {"status": Status.FULL},
            ["Complet"],
            "",
        ),
        ({}, {"status": Status.CANCELLED, "reason": "Grève"}, ["Annulé : grève"], ""),
        ({}, {"status": Status.CANCELLED, "reason": "CAF fermée"}, ["Annulé : CAF fermée"], ""),
        ({}, {"status": Status.CANCELLED}, ["Annulé"], ""),
        ({}, {"status": Status.POSTPONED, "reason": "neige"}, ["Reporté : neige"], ""),
        (
            {},
            {"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 30, 14)},
            ["Nouvelle date, au lieu du lundi 30 novembre"],
            "Il reste 8 places sur 8",
        ),
        (
            {},
            {"status": Status.RESCHEDULED, "original_start": paris(2026, 12, 1, 9)},
            ["Nouveaux horaires"],
            "Il reste 8 places sur 8",
        ),
        (
            {},
            {"status": Status.ONLINE, "places_taken": 8},
            ["Déplacé en ligne", "Complet, liste d’attente possible"],
            "",
        ),
    ],
)
def test_the_state_is_said_in_words_with_an_icon(venue, values, on_date, states, places):
    page = dated_event(venue, paris(2026, 12, 1, 14), **values)
    Occurrence.objects.filter(event=page).update(**on_date)
    [card] = cards()
    assert [state.text.replace("\u00a0", " ") for state in card.states] == states
    assert card.places.replace("\u00a0", " ") == places
    shown = html(card)
    assert shown.count("card__state--") == len(states)
    assert all(state.text in shown for state in card.states)


def test_a_cancelled_date_stays_and_says_the_next_that_is_held(venue):
    page = dated_event(venue, *(paris(2026, 12, day, 14) for day in (1, 8, 15)))
    Occurrence.objects.filter(event=page, start=paris(2026, 12, 1, 14)).update(
        status=Status.CANCELLED, reason="Grève"
    )
    [card] = cards()
    assert (card.occurrence.day.day, card.more) == (1, 2)
    assert card.following_words == "mardi 8\u00a0décembre, 14\u00a0h"
    assert "Prochaine date" in html(card)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"publics": ["seniors"], "age_min": 60}, "Seniors, à partir de 60 ans"),
        ({"age_min": 8, "age_max": 12}, "De 8 à 12 ans"),
        ({"age_max": 12}, "Jusqu’à 12 ans"),
        ({"fee": "payant", "fee_note": "5 € la séance"}, "Payant : 5 € la séance"),
        ({"fee": "gratuit-sous-condition"}, "Gratuit sous condition"),
        (
            {
                "place_name": "Salle des fêtes",
                "place_commune": "Vire",
                "place_postal_code": "14500",
            },
            "Salle des fêtes, Vire",
        ),
        ({}, "Médiathèque La Source, Saint-Lô"),
        ({"format": "jeu"}, "Jeu"),
    ],
)
def test_the_facts_are_there_in_words(venue, values, words):
    dated_event(venue, paris(2026, 12, 1, 14), **values)
    [card] = cards()
    assert words in html(card).replace("\u00a0", " ")


def test_free_is_not_said(venue):
    dated_event(venue, paris(2026, 12, 1, 14))
    assert "Gratuit" not in html(cards()[0])


def test_an_event_without_date_says_when_it_may_be(venue):
    event(venue, dates_kind=DatesKind.TO_CONFIRM, expected="2027-printemps")
    event(venue, dates_kind=DatesKind.TO_CONFIRM, expected="2026-03")
    said = [card.when for card in undated_cards(EventPage.objects.visible().order_by("pk"), NOW)]
    assert said == ["date à confirmer\u00a0: printemps 2027", "date à confirmer"]


def test_what_a_visitor_may_not_see_is_no_card(venue):
    dated_event(venue, paris(2026, 12, 1, 14), audience=Audience.OFFICIALS)
    dated_event(venue, paris(2026, 12, 1, 14), publish=False)
    assert cards() == []


def test_cards_cost_the_same_for_few_and_for_many(venue, django_assert_max_num_queries):
    for size in (2, 12):
        while EventPage.objects.count() < size:
            dated_event(
                venue if size == 2 else VenuePageFactory(),
                *(paris(2026, 12, 1 + number, 14) for number in range(4)),
                picture=None,
            )
        cache.clear()
        occurrences = Occurrence.objects.visible()
        with django_assert_max_num_queries(4):  # those in progress, the walk, the cards, the rest
            found = next_cards(occurrences, NOW, 20)
            assert len([html(card) for card in found]) == size


def test_what_is_online_gives_no_place(venue):
    dated_event(venue, paris(2026, 11, 25, 14))
    Occurrence.objects.update(status=Status.ONLINE)
    told = html(cards()[0])
    assert "Ce jour-là, en ligne" in told
    assert "La Source" not in told


@pytest.mark.parametrize("values", [{"status": Status.FULL}, {"capacity": 3, "places_taken": 3}])
def test_full_without_registration_asks_to_call(venue, values):
    dated_event(venue, paris(2026, 11, 25, 14), registration_means=[Means.NONE.value])
    Occurrence.objects.update(**values)
    assert [state.text for state in cards()[0].states] == ["Complet, appelez avant de venir"]


def test_a_night_ends_the_day_after(venue):
    dated_event(venue, paris(2026, 12, 12, 22), hours=3.5)
    assert (
        cards()[0]
        .when.replace("\u00a0", " ")
        .endswith("12 décembre, de 22 h à 1 h 30 le lendemain")
    )
    Occurrence.objects.update(end=paris(2026, 12, 13))
    assert "lendemain" not in cards()[0].when
