"""The demonstration in one call: venues with their hours, pictures, the agency's settings."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from wagtail.rich_text import RichText

from core.models import SiteSettings
from home.demo.pictures import Pictures
from home.demo.places import PLACES, Place
from home.models import ContentPage, HomePage
from venues.gazetteer import CommuneIndex
from venues.linking import link_commune
from venues.models import (
    Closure,
    Commune,
    Equipment,
    VenueCheck,
    VenueHours,
    VenueIndexPage,
    VenuePage,
)

#: What the ids of the demonstration's venues begin with: anything else is somebody's own work.
ID_PREFIX = "demo-"
SOURCE = "Démonstration"
#: The numbering authority keeps 02 61 91 xx xx for fiction: these ring nowhere.
FICTION = "+3326191"
AGENCY_PHONE = f"{FICTION}9000"
#: Said in the legal notices, besides the line at the top of every page.
FICTION_SAID = (
    "<p>Les lieux de cette démonstration existent. Les personnes, leurs employeurs, leurs portraits, "
    "les permanences, les horaires, les numéros et les textes sont inventés. Toute ressemblance avec "
    "quelqu’un serait un hasard.</p>"
)


def demo_venues():
    return VenuePage.objects.filter(national_id__startswith=ID_PREFIX)


def foreign_venues():
    return VenuePage.objects.exclude(national_id__startswith=ID_PREFIX)


def venues_by_place() -> dict[str, VenuePage]:
    """The demonstration's venues, by the key of their place."""
    return {venue.national_id.removeprefix(ID_PREFIX): venue for venue in demo_venues()}


def load_network(seed: int, today: date, say: Callable[[str], None]) -> None:
    """Make what is missing of the demonstration. The caller opens the transaction.

    ``seed`` decides the made-up numbers and dates. What already exists is not touched: a second
    call changes nothing.
    """
    venues = venues_by_place()
    pictures = Pictures()
    if not venues:
        _introduce(pictures)
    missing = [place for place in PLACES if place.key not in venues]
    if missing:
        say(f"Lieux : {len(missing)} à créer…")
    communes = CommuneIndex(Commune.objects.all())
    made_up = _made_up(seed, today)
    index = VenueIndexPage.objects.get()
    for place in missing:
        _add_venue(index, place, pictures, communes, made_up[place.key], today)


def _made_up(seed: int, today: date) -> dict[str, dict]:
    """For each place its number, the days of its last check and update: the same for a same seed."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    numbers = chance.sample(range(1000, 9000), len(PLACES))
    return {
        place.key: {
            "phone": f"{FICTION}{number}",
            "updated_on": today - timedelta(days=chance.randint(20, 160)),
            "checked_on": today - timedelta(days=chance.randint(1, 75)),
        }
        for place, number in zip(PLACES, numbers, strict=True)
    }


def _introduce(pictures: Pictures) -> None:
    """The home page's picture and the agency's name and number, where nobody chose others."""
    home = HomePage.objects.get()
    if home.picture is None:
        home.picture = pictures.get("paysage")
        home.save_revision().publish()
    site = SiteSettings.objects.get()
    if not site.phone:
        site.agency_name = "L’agence de démonstration"
        site.phone = AGENCY_PHONE
        site.phone_hours = "du lundi au vendredi, de 9 h à 17 h"
        site.save()
    legal = ContentPage.objects.filter(slug="mentions-legales").first()
    if legal and not legal.has_unpublished_changes:
        legal.body.append(
            ("note", {"title": "Site de démonstration", "text": RichText(FICTION_SAID)})
        )
        legal.save_revision().publish()


def _add_venue(
    index: VenueIndexPage,
    place: Place,
    pictures: Pictures,
    communes: CommuneIndex,
    made_up: dict,
    today: date,
) -> None:
    values = _columns(place) | {
        "phone": made_up["phone"],
        "updated_on": made_up["updated_on"],
        "picture": pictures.get(place.picture),
    }
    venue = VenuePage(live=False, **(values | place.more))
    if index.get_children().filter(slug=venue.slug).exists():
        venue.slug = f"{venue.slug}-demonstration"
    link_commune(venue, communes)
    venue.equipment = [
        Equipment(kind=kind, quantity=quantity, software=software)
        for kind, quantity, software in place.equipment
    ]
    index.add_child(instance=venue)
    venue.save_revision().publish()
    _add_days(venue, place, made_up, today)


def _columns(place: Place) -> dict:
    latitude, longitude = place.point or (None, None)
    return {
        "title": place.name,
        "slug": place.key,
        "national_id": f"{ID_PREFIX}{place.key}",
        "street_address": place.street,
        "address_complement": place.complement,
        "access_notes": place.entrance,
        "postal_code": place.postal_code,
        "commune_name": place.town,
        "insee_code": place.insee,
        "latitude": latitude,
        "longitude": longitude,
        "venue_types": place.kinds,
        "summary": place.summary,
        "description": place.description,
        "services": place.services,
        "support_modes": place.modes,
        "access_modes": place.access,
        "fees": place.fees,
        "wheelchair": place.wheelchair,
        "public_wifi": place.wifi,
        "desk_help": place.desk_help,
        "source": SOURCE,
    }


def _add_days(venue: VenuePage, place: Place, made_up: dict, today: date) -> None:
    """Hours, closure and last check: rows beside the page."""
    VenueHours.objects.create(venue=venue, osm=place.hours, updated_on=made_up["updated_on"])
    if place.closed_in:
        start, length, reason = place.closed_in
        first = today + timedelta(days=start)
        Closure.objects.create(
            venue=venue,
            first_day=first,
            last_day=first + timedelta(days=length - 1),
            reason=reason,
        )
    if place.checked:
        VenueCheck.objects.create(venue=venue, checked_on=made_up["checked_on"])
