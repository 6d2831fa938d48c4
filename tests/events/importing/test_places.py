"""A place of a file is a venue, or waits."""

import pytest

from events.models import EventPage, PendingEvent
from tests.events.importing.importing import calendar, run, vevent
from tests.venues.factories import VenuePageFactory

HERE, THERE, WAITS = "here", "there", "waits"
PLACES = {
    "": HERE,
    "Médiathèque de Saint-Lô": HERE,
    "MEDIATHEQUE DE ST LO": HERE,
    "Médiathèque de Saint-Lô, 1 rue de la Paix, 50000 Saint-Lô, France": HERE,
    "Médiathèque de Saint-Lô - 1 rue de la Paix - 50000 Saint-Lô": HERE,
    "1 rue de la Paix, 50000 Saint-Lô": HERE,
    "En ligne": HERE,
    "https://exemple.test/visio": HERE,
    "Médiathèque de Vire": THERE,
    "Médiathèque de Vire, 14500 Vire": THERE,
    "3 rue du Lin, 14500 Vire": THERE,
    "Médiathèque de Vire, 76000 Rouen": WAITS,
    "Mairie": WAITS,
    "Mairie, 50180 Agneaux": WAITS,
    "Salle des fêtes": WAITS,
    "Salle des fêtes, 2 place de la Mairie, 50180 Agneaux": WAITS,
    "12": WAITS,
    "x" * 3000: WAITS,
}


@pytest.mark.parametrize(("text", "wanted"), PLACES.items(), ids=[p[:30] for p in PLACES])
def test_where(venue, text, wanted):
    there = VenuePageFactory(
        title="Médiathèque de Vire",
        commune_name="Vire",
        postal_code="14500",
        street_address="3 rue du Lin",
    )
    for town in ("Torigny", "Tessy"):
        slug = f"mairie-{town.lower()}"
        VenuePageFactory(title="Mairie", slug=slug, commune_name=town, street_address="")
    run(venue, calendar(vevent(LOCATION=text.replace(",", "\\,"))))
    if wanted == WAITS:
        assert PendingEvent.objects.get().venue == venue
        assert not EventPage.objects.exists()
    else:
        assert EventPage.objects.get().venue == {HERE: venue, THERE: there}[wanted]
