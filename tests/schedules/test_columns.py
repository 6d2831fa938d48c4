"""A rule as the columns of a row, there and back."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from mediators.models import Permanence
from tests.mediators.factories import PermanenceFactory
from tests.schedules.rules import during, monthly, on_dates, once, outside, rule

pytestmark = pytest.mark.django_db

#: What the columns add: the weekdays of the dates, for lists to filter on.
DERIVED = {"weekdays": ()}


@pytest.mark.parametrize(
    "a_rule",
    [
        rule(),
        rule(weekdays=(0, 6), interval=12, skips_public_holidays=False),
        outside(start_time=time(0), end_time=time(23, 59)),
        during(),
        monthly(1, 2, 3, 4, -1, weekdays=(2, 4)),
        once("2026-11-24", weekdays=(1,)),
        on_dates("2026-11-24", "2026-12-03", weekdays=(1, 3)),
    ],
)
def test_there_and_back(a_rule):
    row = PermanenceFactory.build()
    kept = PermanenceFactory(mediator__name="Camille")
    kept.recurrence = row.recurrence = a_rule
    kept.full_clean()
    kept.save()
    assert Permanence.objects.get(pk=kept.pk).recurrence == a_rule
    assert row.recurrence == a_rule


def test_what_lists_filter_on_follows_from_the_dates():
    row = PermanenceFactory()
    row.recurrence = on_dates("2026-12-03", "2026-11-24", "2026-11-24")
    row.save()
    row = Permanence.objects.get(weekdays__has="je")
    assert (row.first_day, row.last_day) == (date(2026, 11, 24), date(2026, 12, 3))
    assert row.dates == ["2026-11-24", "2026-12-03"]
    assert row.weekdays == ["ma", "je"]


def test_a_single_day_ends_on_itself():
    row = PermanenceFactory()
    row.recurrence = once("2026-11-25")
    row.last_day = date(2030, 1, 1)
    row.save()
    row.refresh_from_db()
    assert (row.last_day, row.weekdays) == (date(2026, 11, 25), ["me"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end_time": time(9)}, "end_time"),
        ({"weekdays": []}, "weekdays"),
        ({"last_day": date(2026, 8, 1)}, "last_day"),
        ({"last_day": date(2066, 8, 1)}, "last_day"),
        ({"interval": 0}, "interval"),
        ({"frequency": "mois"}, "nths"),
        ({"frequency": "dates"}, "dates"),
        ({"weekdays": ["xx"]}, "weekdays"),
    ],
)
def test_a_row_is_checked_like_a_form(changes, field):
    row = PermanenceFactory()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises((ValidationError, ValueError)) as caught:
        row.full_clean()
    assert field in getattr(caught.value, "message_dict", {field: None})
