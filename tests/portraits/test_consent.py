"""What may be public: only what somebody allows, today, on this site."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from portraits import consent
from portraits.enums import Channel, ConsentScope, ConsentState
from portraits.models import Consent, PortraitPage
from tests.core.factories import CreditedImageFactory
from tests.portraits.factories import allow, portrait, portrait_index

pytestmark = [pytest.mark.django_db]

TODAY = date(2027, 3, 12)
TEXT, IMAGE = ConsentScope.TEXT, ConsentScope.IMAGE

#: Lines of the register (fields that differ from ``allow``), with or without a picture → words of
#: the sentence, or None when nothing stands in the way.
LINES = {
    "no line": ([], False, "Aucun consentement"),
    "text and image": ([{}], True, None),
    "text alone, no picture": ([{"scope": [TEXT]}], False, None),
    "text alone, with a picture": ([{"scope": [TEXT]}], True, "l’image"),
    "image alone": ([{"scope": [IMAGE]}], False, "le texte"),
    "voice alone": ([{"scope": [ConsentScope.VOICE]}], False, "le texte"),
    "another channel": ([{"channels": [Channel.PRESS]}], False, "le texte"),
    "text here, image elsewhere": (
        [{"scope": [TEXT]}, {"scope": [IMAGE], "channels": [Channel.PRINT]}],
        True,
        "l’image",
    ),
    "in two lines": ([{"scope": [TEXT]}, {"scope": [IMAGE]}], True, None),
    "its last day": ([{"expires_on": TODAY}], False, None),
    "over since yesterday": ([{"expires_on": TODAY - timedelta(1)}], False, "fin le 11 mars 2027"),
    "over, then given again": ([{"expires_on": TODAY - timedelta(9)}, {}], True, None),
    "from tomorrow": ([{"given_on": TODAY + timedelta(1)}], False, "que le 13 mars 2027"),
    "the image is over": (
        [{"scope": [TEXT]}, {"scope": [IMAGE], "expires_on": TODAY - timedelta(1)}],
        True,
        "l’image",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_what_stands_in_the_way(name):
    lines, pictured, words = LINES[name]
    picture = CreditedImageFactory() if pictured else None
    page = portrait(consent=False, publish=False, picture=picture)
    for values in lines:
        allow(page, **values)
    sentences = consent.blockers(page, TODAY)
    if words is None:
        assert sentences == []
    else:
        assert len(sentences) == 1
        assert words in sentences[0]


def test_a_portrait_that_is_not_saved_yet_says_to_save_it():
    page = PortraitPage(title="Camille", slug="camille", person_name="Camille")
    assert "en brouillon" in consent.blockers(page, TODAY)[0]


def test_the_register_says_the_same_as_each_line():
    page = portrait(publish=False, consent=False)
    for given, ends in [
        (-400, None),
        (-400, 61),
        (-400, 60),
        (-400, 0),
        (-400, -1),
        (1, None),
        (1, 90),
        (0, None),
    ]:
        allow(
            page,
            given_on=TODAY + timedelta(given),
            expires_on=None if ends is None else TODAY + timedelta(ends),
        )
    Consent.objects.create(
        given_on=TODAY, withdrawn_at=timezone.now(), path="/portraits/x/", scope=[], channels=[]
    )
    everything = list(Consent.objects.all())
    for state in ConsentState:
        expected = {line.pk for line in everything if line.state(TODAY) == state}
        assert expected
        assert set(Consent.objects.in_state(state, TODAY).values_list("pk", flat=True)) == expected
    holding = {line.pk for line in everything if line.holds(TODAY)}
    assert set(Consent.objects.holding(TODAY).values_list("pk", flat=True)) == holding


# --- Every way to publish ------------------------------------------------------------------


def test_by_hand_the_editor_says_what_to_do(agency):
    page = portrait(consent=False, publish=False)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {
        "title": page.title,
        "slug": page.slug,
        "person_name": page.person_name,
        "role": page.role,
        "context": page.context,
        "interviewed_precision": page.interviewed_precision,
        "introduction": "null",
        "answers-TOTAL_FORMS": "0",
        "answers-INITIAL_FORMS": "0",
        "answers-MIN_NUM_FORMS": "0",
        "answers-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
        "action-publish": "action-publish",
    }
    response = agency.post(url, form)
    assert "Aucun consentement n’est enregistré" in response.content.decode()
    page.refresh_from_db()
    assert not page.live
    allow(page)
    assert agency.post(url, form).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_by_a_script_or_an_import():
    page = portrait(consent=False)
    assert not page.live
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


def test_scheduled_it_waits_for_a_consent_that_holds_on_that_day():
    now = timezone.now()
    held, ended = portrait(publish=False), portrait(publish=False, consent=False)
    allow(ended, expires_on=timezone.localdate(now) + timedelta(1))
    for page in (held, ended):
        page.go_live_at = now + timedelta(days=2)
        page.save_revision().publish()
    with time_machine.travel(now + timedelta(days=3), tick=False):
        call_command("publish_scheduled")
    held.refresh_from_db()
    ended.refresh_from_db()
    assert (held.live, ended.live) == (True, False)


def test_in_bulk(agency):
    allowed, refused = portrait(publish=False), portrait(publish=False, consent=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    agency.post(f"{url}?id={allowed.pk}&id={refused.pk}")
    assert set(PortraitPage.objects.live()) == {allowed}


# --- Deleting is a withdrawal --------------------------------------------------------------


def delete(agency, page):
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    return agency.post(url, follow=True)


def test_a_portrait_with_a_line_is_not_deleted(agency):
    page = portrait()
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    for response in (agency.get(url, follow=True), agency.post(url, follow=True)):
        assert "Retrait du" in response.content.decode()
    assert PortraitPage.objects.filter(pk=page.pk).exists()


def test_nor_in_bulk_nor_with_the_page_above(agency):
    page, free = portrait(), portrait(consent=False, publish=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = agency.post(f"{url}?id={page.pk}&id={free.pk}", follow=True)
    assert "Retrait du" in response.content.decode()
    assert "Retrait du" in delete(agency, portrait_index()).content.decode()
    assert PortraitPage.objects.count() == 2


def test_nor_by_the_model():
    page = portrait()
    for refused in (page, portrait_index()):
        with pytest.raises(ProtectedError):
            refused.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=page.pk).delete()
    assert PortraitPage.objects.filter(pk=page.pk).exists()
    assert portrait_index().numchild == 1
    assert not PageLogEntry.objects.filter(action="wagtail.delete").exists()


def test_without_a_line_it_is_deleted_as_any_page(agency):
    page = portrait(consent=False, publish=False)
    delete(agency, page)
    assert not PortraitPage.objects.exists()


def test_unpublishing_stays_possible(agency):
    page = portrait()
    agency.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live


def test_an_interview_is_not_copied(agency):
    page = portrait()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    response = agency.post(url, {"new_title": "Copie", "new_slug": "copie"})
    assert response.status_code in (302, 403)
    assert PortraitPage.objects.count() == 1
