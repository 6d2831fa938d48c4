"""The demonstration's workshops: each format, each state of a date, people who are all invented."""

import re
import tempfile
from collections import Counter
from datetime import timedelta

from django.core import mail
from django.core.cache import caches
from django.db.models import Sum
from django.test import TestCase, override_settings
from django.utils import timezone

from events.enums import Audience, DatesKind, Format, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from home.demo.workshops import SUBJECTS
from home.demo.workshops.plan import TOTAL, plan
from tests.home.test_demo import FICTION, load_demo
from venues.vocabulary import Theme


class TestDemoEvents(TestCase):
    @classmethod
    def setUpTestData(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        caches["renditions"].clear()
        load_demo()
        cls.now = timezone.now()
        cls.events = list(EventPage.objects.select_related("venue"))

    def test_as_many_as_planned_all_published(self):
        assert len(self.events) == TOTAL == 120
        assert all(event.live and event.live_revision_id for event in self.events)
        assert len({(event.venue_id, event.slug) for event in self.events}) == TOTAL

    def test_they_spread_over_twelve_months(self):
        starts = Occurrence.objects.values_list("start", flat=True)
        assert max(starts) - min(starts) > timedelta(days=365)
        assert EventPage.objects.past(self.now).count() >= 5
        assert EventPage.objects.upcoming(self.now).count() > 90

    def test_every_format_audience_theme_and_state_of_a_date(self):
        assert {event.format for event in self.events} == set(Format.values)
        assert {event.audience for event in self.events} == set(Audience.values)
        assert {theme for event in self.events for theme in event.themes} == set(Theme.values)
        assert {date.status for date in Occurrence.objects.all()} == set(Status.values)
        kinds = Counter(event.dates_kind for event in self.events)
        assert kinds[DatesKind.TO_CONFIRM] == 2
        without = [e.title for e in self.events if e.first_start is None]
        assert len(without) == 2
        assert any(event.is_elsewhere for event in self.events)
        assert Occurrence.objects.filter(rule_day=None).count() == 1

    def test_nobody_is_real(self):
        numbers = Registration.objects.exclude(phone="").values_list("phone", flat=True)
        assert numbers
        assert [number for number in numbers if not FICTION.fullmatch(number)] == []
        emails = Registration.objects.exclude(email="").values_list("email", flat=True)
        assert all(email.endswith("@example.org") for email in emails)
        assert Registration.objects.filter(phone="", email="").count() == 0

    def test_nobody_is_written_to(self):
        assert mail.outbox == []

    def test_places_are_counted_and_never_exceeded(self):
        for date in Occurrence.objects.select_related("event").filter(registrations__gt=0):
            taken = date.registrations.confirmed().aggregate(n=Sum("places"))["n"] or 0
            assert date.places_taken == taken
            assert date.places is None or taken <= date.places
        assert Registration.objects.filter(state=RegistrationState.WAITING).exists()

    def test_what_is_long_over_holds_only_counts(self):
        long_ago = Occurrence.objects.filter(end__lt=self.now - timedelta(days=31))
        assert not Registration.objects.filter(occurrence__in=long_ago).exists()
        assert long_ago.filter(attended_total__gt=0).count() > 50

    def test_texts_are_well_spaced(self):
        texts = [f"{s.title}|{s.summary}|{s.body}|{s.fee_note}" for s in SUBJECTS.values()]
        assert [text for text in texts if re.search(r" [:;!?»]|« |\w'\w", text)] == []
        assert len({subject.summary for subject in SUBJECTS.values()}) == len(SUBJECTS)

    def test_the_plan_is_the_same_every_time(self):
        assert plan() == plan()

    def test_a_second_call_changes_nothing(self):
        def state():
            return [
                list(EventPage.objects.order_by("pk").values_list("pk", "latest_revision_id")),
                list(Occurrence.objects.order_by("pk").values_list("pk", "changed_at")),
                Registration.objects.count(),
            ]

        before = state()
        load_demo()
        load_demo("--seed", "3")
        assert state() == before
