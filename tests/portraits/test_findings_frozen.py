"""Figures that stay as they were on a day, without what may no longer be shown."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from portraits.enums import Context, Split
from portraits.freezing import counted
from portraits.models import FindingPage
from tests.portraits.factories import CodeFactory, finding, passage, portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(db):
    return CodeFactory(label="Écouter d’abord", slug="ecouter")


@pytest.fixture
def people(code):
    made = [portrait() for _ in range(3)]
    for published in made[:2]:
        passage(published, code)
    return made


@pytest.fixture
def published(code, people):
    with time_machine.travel("2027-03-12 10:00+01:00", tick=False):
        return finding(code, is_frozen=True)


def figures(published) -> list[tuple[str, int, int]]:
    found = counted(FindingPage.objects.get(pk=published.pk), timezone.localdate())
    return [(c.group.key, c.number, c.total) for c in found.lines[0].cells]


def test_its_day_is_said_and_later_portraits_do_not_count(client, published, code):
    passage(portrait(), code)
    assert figures(published) == [("en-bibliotheque", 2, 3)]
    html = client.get(published.url).content.decode()
    assert "Données au 12\u00a0mars 2027, sur 3\u00a0portraits publiés." in html


def test_later_passages_codes_and_contexts_change_nothing(published, people, code):
    passage(people[2], code)
    people[0].passages.first().codes.clear()
    type(people[0]).objects.filter(pk=people[0].pk).update(context=Context.OUTSIDE)
    assert figures(published) == [("en-bibliotheque", 2, 3)]


def test_who_leaves_leaves_the_frozen_figures_too(client, published, people):
    people[0].unpublish()
    assert figures(published) == [("en-bibliotheque", 1, 2)]
    people[1].consents.update(withdrawn_at=timezone.now())
    assert figures(published) == [("en-bibliotheque", 0, 1)]
    people[2].consents.all().delete()
    people[2].delete()
    assert figures(published) == []
    html = client.get(f"{published.url}?code=ecouter").content.decode()
    assert "Camille Lenoir" not in html


def test_a_correction_of_words_keeps_the_figures_and_their_day(published, code):
    passage(portrait(), code)
    published.introduction = "Une faute corrigée."
    published.save_revision().publish()
    published.refresh_from_db()
    assert published.frozen_on == date(2027, 3, 12)
    assert figures(published) == [("en-bibliotheque", 2, 3)]


def test_other_questions_ask_for_other_figures(published, code):
    published.split = Split.NONE
    draft = published.save_revision()
    published.refresh_from_db()
    assert published.frozen_on == date(2027, 3, 12)
    assert counted(draft.as_object(), timezone.localdate()).frozen_on is None
    draft.publish()
    published.refresh_from_db()
    assert published.frozen_on == timezone.localdate()
    assert figures(published) == [("ensemble", 2, 3)]


def test_unfrozen_they_live_again(published, code):
    passage(portrait(), code)
    published.is_frozen = False
    published.save_revision().publish()
    published.refresh_from_db()
    assert (published.frozen, published.frozen_on) == (None, None)
    assert figures(published) == [("en-bibliotheque", 3, 4)]


def test_nothing_personal_is_frozen(published):
    published.refresh_from_db()
    assert "Camille" not in str(published.frozen)
    assert "écoute" not in str(published.frozen)
