"""Exceptional closures and the date of the last check."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.venues.hours_screens import address, logged
from venues.models import Closure, VenueCheck

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)


@pytest.fixture
def in_november():
    with time_machine.travel("2026-11-02 10:00+01:00", tick=False):
        yield


@pytest.mark.usefixtures("in_november")
def test_a_closure_is_added_once_changed_and_deleted(editor, venue):
    url = address("venue_closures", venue.pk)
    data = {"first_day": "2026-12-22", "last_day": "03/01/2027", "reason": "  inventaire\n "}
    page = editor.post(url, data, follow=True).content.decode()
    editor.post(url, data)
    closure = Closure.objects.get()
    assert (closure.first_day, closure.last_day) == (date(2026, 12, 22), date(2027, 1, 3))
    assert closure.reason == "inventaire"
    assert "mardi 22 décembre 2026" in page
    edit = address("venue_closure", venue.pk, closure.pk)
    assert 'value="2026-12-22"' in editor.get(edit).content.decode()
    editor.post(edit, {"first_day": "2026-12-23", "last_day": "", "reason": ""})
    closure.refresh_from_db()
    assert (closure.first_day, closure.last_day, closure.reason) == (date(2026, 12, 23),) * 2 + (
        "",
    )
    delete = address("venue_closure_delete", venue.pk, closure.pk)
    assert editor.get(delete).status_code == 200
    assert editor.post(delete).status_code == 302
    assert editor.post(delete).status_code == 404
    assert not Closure.objects.exists()
    before, after = "2026-12-22 – 2027-01-03 (inventaire)", "2026-12-23 – 2026-12-23"
    assert logged(venue, "venues.closure_saved") == [
        {"before": "", "after": before},
        {"before": before, "after": after},
    ]
    assert logged(venue, "venues.closure_deleted") == [{"before": after, "after": ""}]


@pytest.mark.usefixtures("in_november")
@pytest.mark.parametrize(
    ("first", "last", "where"),
    [
        ("2026-12-22", "2026-12-21", "last_day"),
        ("2026-10-01", "2026-11-01", "last_day"),
        ("2026-11-03", "2028-11-04", "last_day"),
        ("2030-11-03", "2030-11-04", "first_day"),
        ("9999-12-31", "9999-12-31", "first_day"),
        ("", "", "first_day"),
        ("demain", "2026-11-04", "first_day"),
        ("2026-02-30", "", "first_day"),
        ("2026-11-03", "x" * 10_000, "last_day"),
        ("\x00", "", "first_day"),
        ("00/00/0000", "", "first_day"),
    ],
)
def test_closures_that_make_no_sense(editor, venue, first, last, where):
    data = {"first_day": first, "last_day": last, "reason": "travaux"}
    kept = Closure.objects.create(
        venue=venue, first_day=TODAY, last_day=TODAY + timedelta(days=1), reason="en cours"
    )
    for url in (
        address("venue_closures", venue.pk),
        address("venue_closure", venue.pk, kept.pk),
    ):
        response = editor.post(url, data)
        assert response.status_code == 200
        assert list(response.context["form"].errors) == [where]
        assert len(response.context["form"].errors[where]) == 1
        assert response.context["form"]["reason"].value() == "travaux"
        assert "Rien n’est encore enregistré" in response.content.decode()
    assert Closure.objects.get().reason == "en cours"


@pytest.mark.usefixtures("in_november")
@pytest.mark.parametrize("reason", ["x" * 121, "x" * 10_000, "tra\x00vaux"])
def test_reasons_that_do_not_fit(editor, venue, reason):
    data = {"first_day": "2026-12-22", "reason": reason}
    response = editor.post(address("venue_closures", venue.pk), data)
    assert list(response.context["form"].errors) == ["reason"]
    assert not Closure.objects.exists()


@pytest.mark.usefixtures("in_november")
def test_the_longest_closures(editor, venue):
    for first, last in (("2026-11-03", "2028-11-03"), ("2026-01-01", "2026-11-02")):
        editor.post(address("venue_closures", venue.pk), {"first_day": first, "last_day": last})
    assert Closure.objects.count() == 2


@pytest.mark.usefixtures("in_november")
def test_past_closures_stand_apart(editor, venue):
    for last, reason in ((TODAY - timedelta(days=1), "hier"), (TODAY, "finit aujourd’hui")):
        Closure.objects.create(
            venue=venue, first_day=date(2026, 10, 1), last_day=last, reason=reason
        )
    context = editor.get(address("venue_closures", venue.pk)).context
    assert [closure.reason for closure in context["coming"]] == ["finit aujourd’hui"]
    assert [closure.reason for closure in context["over"]] == ["hier"]


@pytest.mark.usefixtures("in_november")
def test_a_check_is_dated_signed_and_counted_once_a_day(editor, librarian, agency, venue):
    VenueCheck.objects.create(venue=venue, checked_on=date(2026, 1, 5), checked_by=agency)
    url = address("venue_check", venue.pk)
    assert "5 janvier 2026" in editor.get(url).content.decode()
    editor.post(url)
    editor.post(url)
    check = VenueCheck.objects.get(venue=venue)
    assert (check.checked_on, check.checked_by) == (TODAY, librarian)
    assert logged(venue, "venues.checked") == [{"before": "2026-01-05", "after": "2026-11-02"}]
