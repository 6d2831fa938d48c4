"""The grid of the hours: what is written, what is refused, and nothing typed is lost."""

from datetime import date

import pytest
import time_machine

from tests.venues.hours_screens import LIBRARY, address, grid, logged, said
from venues.models import VenueHours

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-03-04 10:00+01:00", tick=False)
def test_a_week_is_saved_shown_and_logged(editor, venue):
    days = {
        name: value
        for day in range(5)
        for name, value in {
            f"open_{day}": "9h",
            f"pause_{day}": "12",
            f"resume_{day}": "14h00",
            f"close_{day}": "18:30",
        }.items()
    }
    data = grid(**days, open_5="8 h 30", pause_5="midi", open_6="fermé")
    response = editor.post(address("venue_hours", venue.pk), data, follow=True)
    assert response.status_code == 200
    hours = VenueHours.objects.get(venue=venue)
    assert hours.osm == LIBRARY
    assert hours.updated_on == date(2026, 3, 4)
    page = response.content.decode().replace("\u00a0", " ")
    assert "Du lundi au vendredi : 9 h – 12 h et 14 h – 18 h 30" in page
    assert "Ouvert jusqu’à 12 h" in page
    assert 'value="8 h 30"' in page
    assert logged(venue, "venues.hours_changed") == [{"before": "", "after": LIBRARY}]


def test_the_same_form_sent_twice_changes_once(editor, venue):
    data = grid(open_0="9h", pause_0="12h")
    editor.post(address("venue_hours", venue.pk), data)
    VenueHours.objects.update(updated_on=date(2020, 1, 1))
    response = editor.post(address("venue_hours", venue.pk), data)
    assert "Rien n’a changé" in said(response)[-1]
    assert VenueHours.objects.get(venue=venue).updated_on == date(2020, 1, 1)
    assert len(logged(venue, "venues.hours_changed")) == 1


def test_what_is_stored_is_what_the_form_shows_and_saves_again(editor, venue):
    VenueHours.objects.create(
        venue=venue, osm="Mo 09:00-12:00,14:00-18:00; Tu 10:00-17:00; We 14:00-18:00; SH off"
    )
    form = editor.get(address("venue_hours", venue.pk)).context["form"]
    assert {name: form[name].value() for name in form.fields if form[name].value()} == {
        "open_0": "9 h", "pause_0": "12 h", "resume_0": "14 h", "close_0": "18 h",
        "open_1": "10 h", "close_1": "17 h",
        "resume_2": "14 h", "close_2": "18 h",
        "public_holidays": "habituel", "school_holidays": "ferme",
    }  # fmt: skip
    data = grid(**{name: form[name].value() or "" for name in form.fields})
    response = editor.post(address("venue_hours", venue.pk), data)
    # The string is written in its canonical form, which is the one it had.
    assert "Rien n’a changé" in said(response)[-1]


@pytest.mark.parametrize(
    ("boxes", "osm"),
    [
        ({"open_0": "9h", "close_0": "18h"}, "Mo 09:00-18:00; PH off"),
        ({"resume_0": "14h", "close_0": "18h"}, "Mo 14:00-18:00; PH off"),
        ({"open_0": "9h", "pause_0": "12h", "resume_0": "12h", "close_0": "18h"}, "Mo 09:00-18:00; PH off"),
        ({"open_0": "20h", "close_0": "minuit"}, "Mo 20:00-24:00; PH off"),
        ({"open_0": "20h", "close_0": "24h"}, "Mo 20:00-24:00; PH off"),
        ({"open_0": "9h", "pause_0": "12h", "public_holidays": "habituel"}, "Mo 09:00-12:00"),
        ({"open_0": "9h", "pause_0": "12h", "school_holidays": "ferme"}, "Mo 09:00-12:00; PH off; SH off"),
        ({"raw": "  We[1]   10:00-12:00 "}, "We[1] 10:00-12:00"),
        ({"raw": '"<b>sonner</b>"'}, '"<b>sonner</b>"'),
    ],
)  # fmt: skip
def test_what_can_be_said(editor, venue, boxes, osm):
    editor.post(address("venue_hours", venue.pk), grid(**boxes))
    assert VenueHours.objects.get(venue=venue).osm == osm


@pytest.mark.parametrize(
    ("boxes", "where", "sentence"),
    [
        ({"open_0": "9h"}, "pause_0", "Il manque l’heure de fermeture."),
        ({"pause_0": "12h"}, "open_0", "Il manque l’heure d’ouverture."),
        ({"resume_3": "14h"}, "close_3", "Il manque l’heure de fermeture."),
        ({"close_3": "18h"}, "resume_3", "Il manque l’heure d’ouverture."),
        ({"pause_0": "12h", "resume_0": "14h"}, "open_0", "Il manque l’heure d’ouverture."),
        ({"open_0": "9h", "pause_0": "12h", "close_0": "18h"}, "resume_0", "Il manque l’heure d’ouverture."),
        ({"open_0": "12h", "pause_0": "9h"}, "pause_0", "La fermeture (9 h) doit venir après l’ouverture (12 h)."),
        ({"open_0": "9h", "pause_0": "9h"}, "pause_0", "La fermeture (9 h) doit venir après l’ouverture (9 h)."),
        ({"open_0": "18h", "close_0": "9h"}, "close_0", "La fermeture (9 h) doit venir après l’ouverture (18 h)."),
        ({"open_0": "9h", "pause_0": "14h", "resume_0": "13h30", "close_0": "18h"}, "resume_0",
         "L’après-midi commence (13 h 30) avant la fin du matin (14 h)."),
        ({"open_0": "9h", "pause_0": "minuit", "resume_0": "13h", "close_0": "18h"}, "resume_0",
         "L’après-midi commence (13 h) avant la fin du matin (minuit)."),
        ({"open_6": "neuf heures"}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "24h", "pause_6": "24h"}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "9" * 20_000}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "9h\x00"}, "open_6", None),
        ({"raw": "Mo-Fr 9h-12h"}, "raw", None),
        ({"raw": "Mo 10:00-12:00\x00"}, "raw", None),
        ({"raw": "Mo 10:00-12:00; " * 200}, "raw", None),
        ({"raw": "Mo 10:00-12:00", "open_0": "9h", "pause_0": "12h"}, "raw", None),
        ({"public_holidays": "autre"}, "public_holidays", None),
        ({"public_holidays": ""}, "public_holidays", None),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_explained_beside_the_box_and_nothing_is_lost(
    editor, venue, boxes, where, sentence
):
    VenueHours.objects.create(venue=venue, osm="Tu 10:00-11:00")
    data = (
        grid(open_4="10 h 15", pause_4="11 h 45", **boxes) if "raw" not in boxes else grid(**boxes)
    )
    response = editor.post(address("venue_hours", venue.pk), data)
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [where]
    page = response.content.decode()
    assert "Rien n’est encore enregistré" in page
    assert f'id="id_{where}_error"' in page or where in ("raw", "public_holidays")
    if sentence:
        assert form.errors[where][0].replace("\u00a0", " ") == sentence
    for name, value in data.items():
        assert form[name].value() == value
    assert VenueHours.objects.get(venue=venue).osm == "Tu 10:00-11:00"


def test_an_empty_post_is_no_error_500_and_changes_nothing(editor, venue):
    VenueHours.objects.create(venue=venue, osm=LIBRARY)
    assert editor.post(address("venue_hours", venue.pk), {}).status_code == 200
    doubled = {"open_0": ["9h", "10h"], "pause_0": ["12h", "13h"]}
    assert editor.post(address("venue_hours", venue.pk), doubled).status_code == 200
    assert VenueHours.objects.get(venue=venue).osm == LIBRARY


def test_emptying_the_grid_takes_the_hours_away(editor, venue):
    VenueHours.objects.create(venue=venue, osm=LIBRARY)
    response = editor.post(address("venue_hours", venue.pk), grid(), follow=True)
    assert VenueHours.objects.get(venue=venue).osm == ""
    assert "Aucun horaire pour l’instant" in response.content.decode()
    assert logged(venue, "venues.hours_changed") == [{"before": LIBRARY, "after": ""}]


def test_an_unreadable_text_is_flagged_kept_and_replaced_when_somebody_writes_better(editor, venue):
    VenueHours.objects.create(venue=venue, osm="Lu-Ve 9h-12h <i>")
    url = address("venue_hours", venue.pk)
    page = editor.get(url).content.decode()
    assert "n’est pas lisible" in page
    assert "Lu-Ve 9h-12h &lt;i&gt;" in page
    editor.post(url, grid(raw="Lu-Ve 9h-12h <i>"))
    assert VenueHours.objects.get(venue=venue).osm == "Lu-Ve 9h-12h <i>"
    editor.post(url, grid(open_0="9h", pause_0="12h"))
    assert VenueHours.objects.get(venue=venue).osm == "Mo 09:00-12:00; PH off"
