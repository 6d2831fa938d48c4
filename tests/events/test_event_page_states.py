"""Cancelled, moved, online, full, in another room: an event's page says so in words."""

from datetime import date

import pytest

from events.enums import DatesKind, Means, Status
from tests.events.event_pages import change, head, mailed, now, read, source
from tests.events.factories import dated_event, event, paris

__all__ = ["now", "source"]

pytestmark = pytest.mark.django_db

STATES = [
    ({"status": Status.CANCELLED, "reason": "Grève"}, "Annulé : grève", False),
    ({"status": Status.POSTPONED, "reason": "Travaux"}, "Reporté : travaux", False),
    ({"status": Status.FULL}, "Complet, liste d’attente possible", True),
    ({"places_taken": 8}, "Complet, liste d’attente possible", True),
    ({"places_taken": 7}, "Il reste 1 place sur 8", True),
    ({"capacity": 2, "places_taken": 5}, "Complet", True),
    ({"status": Status.ONLINE, "online_url": "https://visio.exemple.fr/a"}, "Le lien vous est donné à l’inscription.", True),
    ({"note": "Venez avec vos photos"}, "Venez avec vos photos", True),
    ({"room": "Salle du conte"}, "Autre salle : Salle du conte", True),
    (
        {
            "original_start": paris(2026, 12, 2, 14), "status": Status.RESCHEDULED,
        },
        "Nouvelle date, au lieu du mercredi 2 décembre", True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("values", "words", "is_open"), STATES)
def test_states_are_said_in_words(client, source, values, words, is_open):
    page = event(source, last_day=date(2026, 12, 8))
    row = change(page, 1, **values)
    html = read(client, page)
    assert words in html.split("Les prochaines dates", 1)[1]
    assert (f"?seance={row.pk}" in html) == is_open


def test_the_next_date_is_the_first_that_is_held(client, source):
    page = event(source, last_day=date(2026, 12, 8))
    off = change(page, 0, status=Status.CANCELLED, reason="Grève")
    head = read(client, page).split("Les prochaines dates")[0]
    assert "Mardi 1er décembre, 14 h – 16 h" in head
    assert "Annulé : grève" in head
    assert "mardi 24 novembre" in head
    assert f"?seance={off.pk}" not in head


def test_nothing_held_asks_nobody_to_come(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value])
    change(page, 0, status=Status.CANCELLED, reason="L’intervenante est empêchée")
    html = read(client, page)
    assert "<s>Jeudi 3 décembre, 18 h – 20 h</s>" in html
    assert "Annulé : l’intervenante est empêchée" in html.replace("L’inter", "l’inter")
    assert "venez directement" not in html
    assert "À apporter" not in html
    assert "affiche/" not in html


def test_what_is_online_sends_nobody_to_the_venue(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), room="Salle 2")
    change(page, 0, status=Status.ONLINE, online_url="https://visio.exemple.fr/a")
    html = read(client, page)
    assert "visio.exemple.fr" not in html
    assert "Ce jour-là, en ligne : pas sur place." in head(client, page)
    assert "Jeudi 3 décembre, 18 h – 20 h : en ligne, pas sur place." in html
    body = html.split("ld+json")[1].split("</script>", 1)[1]
    assert "1 rue de la Paix" not in body.split("</main>")[0]
    assert "Salle 2" not in html


def test_whoever_comes_freely_reads_the_link_and_does_not_come(client, source):
    page = dated_event(source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value])
    change(page, 0, status=Status.ONLINE, online_url="https://visio.exemple.fr/a")
    html = read(client, page)
    assert 'href="https://visio.exemple.fr/a"' in html
    assert "venez directement" not in html
    assert '<h2 id="inscription">Venir</h2>' in html


@pytest.mark.parametrize("values", [{"status": Status.FULL}, {"places_taken": 8}])
def test_full_without_registration_asks_to_call(client, source, values):
    page = dated_event(
        source, paris(2026, 12, 3, 18), registration_means=[Means.NONE.value], capacity=8
    )
    change(page, 0, **values)
    html = read(client, page)
    assert "Complet, appelez avant de venir" in html
    assert "venez directement" not in html


def test_the_room_of_the_next_date_replaces_the_usual_one(client, source):
    page = event(source, last_day=date(2026, 12, 8), room="Salle 2")
    change(page, 0, room="Salle du conte")
    assert "Salle 2" not in head(client, page)
    assert "Salle du conte</span>" in head(client, page)
    assert "Les autres fois : Salle 2" in read(client, page)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": Status.ONLINE}, "(Déplacé en ligne)"),
        ({"status": Status.FULL}, "(Complet)"),
        ({"room": "Salle du conte"}, "(autre salle : Salle du conte)"),
        (
            {"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 23, 9)},
            "(Nouvelle date)",
        ),
    ],
)
def test_what_is_sent_says_the_state(client, source, values, words):
    page = event(source)
    change(page, 0, **values)
    assert f"Mardi 24 novembre 2026, 14 h - 16 h {words}" in mailed(client, page)


def test_what_is_sent_says_the_month_to_confirm(client, source):
    page = event(source, dates_kind=DatesKind.TO_CONFIRM, expected="2027-03")
    assert "Date à confirmer : mars 2027" in mailed(client, page)
