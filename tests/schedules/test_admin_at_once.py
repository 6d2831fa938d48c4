"""Two people who save the calendar in the same second: really two connections."""

from django.test import Client
from django.urls import reverse

from schedules.models import SchoolHoliday
from tests.at_once import at_once, db
from tests.core.factories import UserFactory

HOLIDAY = {
    "zone": "B",
    "name": "Vacances de la Toussaint",
    "last_day": "2028-11-05",
    "source": "arrêté",
}


__all__ = ["db"]


def posted(first_day):
    """Somebody of the agency who sends the form; gives back the status."""
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    data = {**HOLIDAY, "first_day": first_day}
    return lambda: client.post(reverse("schoolholiday:add"), data).status_code


def test_of_two_periods_that_overlap_one_is_refused(db):
    assert sorted(at_once(posted("2028-10-21"), posted("2028-10-22"))) == [200, 302]
    assert SchoolHoliday.objects.filter(last_day=HOLIDAY["last_day"]).count() == 1
