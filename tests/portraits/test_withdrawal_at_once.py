"""Two people withdraw the same portrait, or one adds a consent meanwhile: it is gone, once."""

import pytest
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

from portraits.models import Consent, PortraitIndexPage, PortraitPage
from portraits.proofreading import open_proof
from portraits.withdrawal import withdraw
from tests.at_once import at_once, db
from tests.portraits.factories import portrait

__all__ = ["db"]


@pytest.fixture
def page(db):
    """Really stored: other connections must see it. Beside the home page, which would be stored
    too."""
    index = PortraitIndexPage(title="Portraits", slug="portraits")
    Page.get_first_root_node().add_child(instance=index)
    return portrait()


def test_two_withdrawals_are_one(page):
    now = timezone.now()
    done = at_once(*[lambda: withdraw(page.pk, None, now)] * 3)
    assert sorted(done) == [False, False, True]
    assert not PortraitPage.objects.filter(pk=page.pk).exists()
    assert Consent.objects.filter(path=page.path_on_site).count() == 1


def test_a_link_made_meanwhile_goes_with_the_portrait_or_is_refused(page):
    now = timezone.now()
    done, made = at_once(
        lambda: withdraw(page.pk, None, now), lambda: open_proof(page.pk, 7, None, now)
    )
    assert done is True
    assert isinstance(made, Http404) or made.pk
    assert not PortraitPage.objects.filter(pk=page.pk).exists()
