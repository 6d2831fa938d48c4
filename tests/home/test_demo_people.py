"""The people of the demonstration: invented, everywhere, of every kind, and never in two places."""

import re
import tempfile
from datetime import date, timedelta
from io import StringIO
from itertools import combinations

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from home.demo.people import ORGANISATIONS, PEOPLE
from home.demo.places import PLACES
from home.demo.presences import season
from home.models import ContentPage
from mediators.enums import Mode, Posture, Role
from mediators.models import Absence, Mediator, Organisation, Permanence
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import current_calendar
from schedules.validation import problems

FICTION = re.compile(r"\+3326191\d{4}")


def test_twenty_five_people_some_of_them_in_eight_places():
    assert len(PEOPLE) == 25
    assert len({person.name for person in PEOPLE}) == 25
    places = [len({stay.place for stay in person.stays}) for person in PEOPLE]
    assert sum(count >= 8 for count in places) >= 2
    assert min(places) >= 1


def test_every_place_of_theirs_exists():
    keys = {place.key for place in PLACES}
    assert [s.place for p in PEOPLE for s in p.stays if s.place not in keys] == []
    assert {p.employer for p in PEOPLE} - set(ORGANISATIONS) == set()


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 21), date(2026, 9, 1), date(2027, 7, 2)),
        (date(2027, 4, 30), date(2026, 9, 1), date(2027, 7, 2)),
        (date(2027, 5, 1), date(2026, 9, 1), date(2028, 7, 2)),
        (date(2027, 8, 31), date(2026, 9, 1), date(2028, 7, 2)),
        (date(2027, 9, 1), date(2027, 9, 1), date(2028, 7, 2)),
    ],
)
def test_a_demonstration_lasts_two_months_more_at_least(today, first, last):
    assert season(today) == (first, last)
    assert last - today > timedelta(days=60)


class TestDemoPeople(TestCase):
    @classmethod
    def setUpTestData(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        caches["renditions"].clear()  # those of another folder
        call_command("load_demo", stdout=StringIO())

    def test_everybody_is_there_with_all_their_permanences(self):
        assert Mediator.objects.count() == 25
        assert Permanence.objects.count() == sum(len(person.stays) for person in PEOPLE)
        assert Absence.objects.count() == sum(person.away is not None for person in PEOPLE)

    def test_permanences_of_every_kind(self):
        permanences = list(Permanence.objects.all())
        assert {p.frequency for p in permanences} == set(Frequency.values)
        assert {p.school_policy for p in permanences} == set(SchoolPolicy.values)
        assert {p.mode for p in permanences} == set(Mode.values)
        assert {posture for p in permanences for posture in p.postures} == set(Posture.values)
        assert set(Mediator.objects.values_list("role", flat=True)) == set(Role.values)
        today = timezone.localdate()
        assert any(p.last_day < today for p in permanences)
        assert any(p.first_day > today for p in permanences)

    def test_rules_are_ones_that_an_editor_could_save(self):
        for permanence in Permanence.objects.all():
            permanence.full_clean()
            assert problems(permanence.recurrence) == {}, permanence

    def test_nobody_is_in_two_places_at_once(self):
        today, calendar = timezone.localdate(), current_calendar()
        for mediator in Mediator.objects.prefetch_related("permanences"):
            slots = [
                slot
                for permanence in mediator.permanences.all()
                for slot in permanence.recurrence.expand(
                    today, today + timedelta(days=250), calendar
                )
            ]
            for one, other in combinations(sorted(slots), 2):
                assert one.end <= other.start or other.end <= one.start, (mediator, one, other)

    def test_numbers_and_addresses_are_fictions(self):
        numbers = [
            *Mediator.objects.exclude(phone="").values_list("phone", flat=True),
            *Organisation.objects.exclude(phone="").values_list("phone", flat=True),
            *Permanence.objects.exclude(booking_phone="").values_list("booking_phone", flat=True),
        ]
        assert numbers
        assert [number for number in numbers if not FICTION.fullmatch(number)] == []
        for email in Mediator.objects.exclude(email="").values_list("email", flat=True):
            assert email.endswith("@example.org")

    def test_the_legal_notices_say_that_they_are_invented(self):
        page = ContentPage.objects.get(slug="mentions-legales")
        assert "sont inventés" in str(page.body)
        call_command("load_demo", stdout=StringIO())
        assert str(ContentPage.objects.get(pk=page.pk).body).count("sont inventés") == 1

    def test_a_second_call_changes_nothing(self):
        before = self._state()
        call_command("load_demo", stdout=StringIO())
        assert self._state() == before

    def test_what_somebody_changed_stays(self):
        Mediator.objects.filter(name="Camille Lenoir").update(presentation="Autre chose")
        Permanence.objects.filter(mediator__name="Malik Hébert").delete()
        call_command("load_demo", stdout=StringIO())
        assert Mediator.objects.get(name="Camille Lenoir").presentation == "Autre chose"
        assert not Permanence.objects.filter(mediator__name="Malik Hébert").exists()

    def _state(self):
        return [
            list(Mediator.objects.order_by("pk").values_list()),
            list(Permanence.objects.order_by("pk").values_list("pk", "venue_id", "first_day")),
            list(Absence.objects.order_by("pk").values_list()),
            list(Organisation.objects.order_by("pk").values_list()),
        ]
