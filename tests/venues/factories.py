"""Venues, communes and the tree above them, as tests need them."""

import factory
import wagtail_factories
from wagtail.models import Page, Site

from home.models import HomePage
from venues.models import Commune, VenueIndexPage, VenuePage


class CommuneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commune

    insee_code = factory.Sequence(lambda n: f"50{n % 1000:03}")
    name = factory.Sequence(lambda n: f"Commune {n}")
    postal_codes = ["50000"]
    department = "50"
    population = 1000
    latitude = 49.1
    longitude = -1.1


def home_page() -> HomePage:
    """The home of the default site, made once."""
    if home := HomePage.objects.first():
        return home
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Accueil", slug="accueil"))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


def venue_index() -> VenueIndexPage:
    if index := VenueIndexPage.objects.first():
        return index
    return home_page().add_child(instance=VenueIndexPage(title="Lieux", slug="lieux"))


class VenuePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = VenuePage

    title = factory.Sequence(lambda n: f"Médiathèque {n}")
    commune_name = "Saint-Lô"
    postal_code = "50000"
    street_address = "1 rue de la Paix"
    latitude = 49.1157
    longitude = -1.0906
    parent = factory.LazyFunction(venue_index)
