"""Nothing is published while something stands in its way, whatever the path."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.models import User
from tests.core.factories import CreditedImageFactory
from tests.venues.factories import VenuePageFactory
from venues.models import VenuePage

pytestmark = pytest.mark.django_db


def draft(**fields):
    return VenuePageFactory(live=False, **fields)


@pytest.fixture
def uncredited():
    image = CreditedImageFactory()
    type(image).objects.filter(pk=image.pk).update(credit=" ")
    return image


def reasons(page):
    entry = PageLogEntry.objects.filter(page=page.pk, action="core.publish_refused").last()
    return " ".join(entry.data["reasons"]) if entry else ""


def test_a_picture_without_credit_is_named(uncredited):
    page = draft(picture=uncredited)
    page.save_revision().publish()
    assert not VenuePage.objects.get(pk=page.pk).live
    assert "crédit" in reasons(page)


def test_a_place_nobody_can_find_is_refused():
    page = draft(latitude=None, longitude=None)
    page.save_revision().publish()
    assert not VenuePage.objects.get(pk=page.pk).live
    assert "où est ce lieu" in reasons(page)


def test_nothing_in_the_way():
    page = draft()
    page.save_revision().publish()
    assert VenuePage.objects.get(pk=page.pk).live
    assert not reasons(page)


def test_one_blocked_page_does_not_stop_the_scheduled_others(uncredited):
    due = timezone.now() - timedelta(minutes=1)
    blocked, free = draft(picture=uncredited), draft()
    for page in (blocked, free):
        page.go_live_at = due
        page.save_revision(approved_go_live_at=due)
    call_command("publish_scheduled")
    assert not VenuePage.objects.get(pk=blocked.pk).live
    assert reasons(blocked)
    assert VenuePage.objects.get(pk=free.pk).live


def test_the_editor_reads_why(client, uncredited):
    client.force_login(User.objects.create_superuser("administration", password="x" * 12))
    page = draft(picture=uncredited)
    fields = form_of(page) | {"picture": uncredited.pk, "street_address": "12 rue que j’ai tapée"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)
    html = response.content.decode()
    assert "L’image n’a pas de crédit" in html
    assert "12 rue que j’ai tapée" in html
    assert not VenuePage.objects.get(pk=page.pk).live


def test_a_page_changed_by_hand_carries_the_day(client):
    client.force_login(User.objects.create_superuser("administration", password="x" * 12))
    page = draft(updated_on="2020-01-01")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, form_of(page) | {"street_address": "2 rue Neuve"})
    changed = VenuePage.objects.get(pk=page.pk)
    assert changed.live
    assert changed.street_address == "2 rue Neuve"
    assert changed.updated_on == timezone.localdate()


def form_of(page) -> dict:
    """The editor's form with nothing changed, and its « Publier » button."""
    return {
        "title": page.title, "slug": page.slug,
        "postal_code": "50000", "commune_name": "Saint-Lô", "latitude": "49.1",
        "longitude": "-1.0", "wheelchair": "inconnu", "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0, "equipment-TOTAL_FORMS": 0, "equipment-INITIAL_FORMS": 0,
        "street_address": page.street_address, "action-publish": "1",
    }  # fmt: skip
