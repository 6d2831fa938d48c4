"""Where the demonstration has no business, and what an interruption leaves: nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import CreditedImage, User
from home.models import HomePage
from tests.venues.factories import VenuePageFactory
from venues.models import Commune, VenuePage


class StopsAt(StringIO):
    """A terminal on which somebody presses Ctrl-C when these words appear."""

    def __init__(self, words: str):
        super().__init__()
        self.words = words

    def write(self, text: str) -> int:
        if self.words in text:
            raise KeyboardInterrupt
        return super().write(text)


@pytest.mark.django_db
def test_an_interruption_leaves_nothing_behind():
    with pytest.raises(KeyboardInterrupt):
        call_command("load_demo", stdout=StopsAt("Lieux"))
    assert not HomePage.objects.exists()
    assert not CreditedImage.objects.exists()


@pytest.mark.django_db
def test_an_empty_base_only(settings):
    settings.DEMO = True
    VenuePageFactory()
    call_command("load_demo", "--if-empty", verbosity=0)
    assert VenuePage.objects.count() == 1
    assert not User.objects.exists()
    assert Commune.objects.exists()


@pytest.mark.django_db
def test_refused_on_another_region(settings):
    settings.REGION = "53"
    with pytest.raises(CommandError) as refusal:
        call_command("load_demo")
    assert refusal.value.returncode == 2
    assert not HomePage.objects.exists()


@pytest.mark.django_db
def test_an_empty_base_of_another_region_gets_a_site_without_the_demonstration(settings):
    settings.REGION = "11"
    Commune.objects.create(
        insee_code="75056", name="Paris", department="75", latitude=48.86, longitude=2.35
    )
    call_command("load_demo", "--if-empty", verbosity=0)
    assert HomePage.objects.get().live
    assert not VenuePage.objects.exists()
