"""People as rows: their addresses, and what is forgotten once they left."""

from datetime import date, timedelta

import pytest

from mediators.models import Mediator
from mediators.retention import KEPT_ONCE_GONE, purge_former_people
from tests.mediators.factories import MediatorFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("left", "created", "forgotten"),
    [
        (181, 300, True),
        (180, 300, False),
        # Who left before the day was noted.
        (None, 181, True),
        (None, 180, False),
    ],
)
def test_how_to_reach_who_left_is_forgotten_after_half_a_year(left, created, forgotten):
    assert timedelta(days=180) == KEPT_ONCE_GONE
    person = MediatorFactory(is_active=False, phone="+33261919001")
    here = MediatorFactory(phone="+33261919002", created_on=date(2020, 1, 1))
    days = {"created_on": TODAY - timedelta(days=created)}
    days["left_on"] = TODAY - timedelta(days=left) if left else None
    Mediator.objects.filter(pk=person.pk).update(**days)
    assert purge_former_people(TODAY) == int(forgotten)
    person.refresh_from_db()
    here.refresh_from_db()
    assert (person.phone == "") is forgotten
    assert here.phone


def test_the_version_says_whether_anything_changed():
    person = MediatorFactory(phone="+33261919001")
    before = person.version
    assert Mediator.objects.get().version == before
    assert "261919001" not in before
    person.team = "Accueil"
    person.save()
    assert person.version != before
