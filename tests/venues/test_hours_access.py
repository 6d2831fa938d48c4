"""The screens beside the editor: who may, what stays untouched, where one finds them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry, Workflow

from schedules.known import current_calendar
from tests.core.factories import UserFactory
from tests.venues.factories import VenuePageFactory
from tests.venues.hours_screens import LIBRARY, SOON, address, grid
from tests.venues.personas import network
from venues.models import Closure, VenueCheck, VenueHours, VenuePage

pytestmark = pytest.mark.django_db

SCREENS = ["venue_hours", "venue_closures", "venue_check"]


def posts(venue, closure) -> list[tuple[str, dict]]:
    days = {"first_day": SOON.isoformat(), "last_day": "", "reason": ""}
    return [
        (address("venue_hours", venue.pk), grid(open_0="9h", pause_0="12h")),
        (address("venue_closures", venue.pk), days),
        (address("venue_closure", venue.pk, closure.pk), days),
        (address("venue_closure_delete", venue.pk, closure.pk), {}),
        (address("venue_check", venue.pk), {}),
    ]


@pytest.mark.parametrize("persona", ["visiteur", "vire", "sans-droit"])
def test_nobody_else_reads_or_writes(client, persona):
    net = network()
    venue = net.saint_lo.venue
    closure = Closure.objects.create(
        venue=venue, first_day=SOON, last_day=SOON + timedelta(days=2), reason="travaux secrets"
    )
    user = UserFactory() if persona == "sans-droit" else net.user(persona)
    if user:
        client.force_login(user)
    for url, data in posts(venue, closure):
        for response in (client.get(url), client.post(url, data)):
            assert response.status_code == 302
            assert not response["Location"].startswith("/admin/lieux/")
    assert list(Closure.objects.values_list("pk", "reason")) == [(closure.pk, "travaux secrets")]
    assert not VenueHours.objects.exists()
    assert not VenueCheck.objects.exists()


@pytest.mark.parametrize("persona", ["saint-lo", "agence", "admin"])
def test_the_library_and_the_agency_do(client, persona):
    net = network()
    venue = net.saint_lo.venue
    closure = Closure.objects.create(venue=venue, first_day=SOON, last_day=SOON + timedelta(days=2))
    client.force_login(net.user(persona))
    for url, data in posts(venue, closure):
        assert client.get(url).status_code == 200
        response = client.post(url, data)
        assert response.status_code == 302
        assert response["Location"].startswith(f"/admin/lieux/{venue.pk}/")
    assert VenueHours.objects.get(venue=venue).osm == "Mo 09:00-12:00; PH off"
    assert VenueCheck.objects.get(venue=venue).checked_by == net.user(persona)


def test_reading_writes_nothing(editor, venue):
    closure = Closure.objects.create(venue=venue, first_day=SOON, last_day=SOON + timedelta(days=2))
    for url, _ in posts(venue, closure):
        editor.get(url)
    assert Closure.objects.count() == 1
    assert not VenueHours.objects.exists()
    assert not VenueCheck.objects.exists()


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 18, "9" * 19, "9" * 5000, "-1", "٣", "x"])
@pytest.mark.parametrize("screen", ["horaires", "fermetures", "verification"])
def test_a_venue_that_does_not_exist(editor, screen, pk):
    assert editor.get(f"/admin/lieux/{pk}/{screen}/").status_code == 404


@pytest.mark.parametrize("closure", ["0", "9" * 18, "9" * 19])
def test_a_closure_that_does_not_exist(editor, venue, closure):
    url = f"/admin/lieux/{venue.pk}/fermetures/{closure}/"
    assert editor.get(url).status_code == 404
    assert editor.post(f"{url}supprimer/").status_code == 404


def test_a_page_that_is_no_venue(editor, venue):
    index = venue.get_parent()
    assert editor.get(address("venue_hours", index.pk)).status_code == 404


def test_the_closure_of_another_venue_is_not_reached_through_ones_own(editor, venue):
    other = Closure.objects.create(
        venue=VenuePageFactory(), first_day=SOON, last_day=SOON + timedelta(days=2), reason="à Vire"
    )
    for name in ("venue_closure", "venue_closure_delete"):
        url = address(name, venue.pk, other.pk)
        assert editor.get(url).status_code == 404
        assert editor.post(url, {"first_day": SOON.isoformat()}).status_code == 404
    other.refresh_from_db()
    assert other.reason == "à Vire"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(editor, venue, method):
    assert getattr(editor, method)(address("venue_hours", venue.pk)).status_code == 405


def test_hours_leave_a_draft_and_a_moderation_as_they_are(editor, librarian, agency, venue):
    venue.summary = "Brouillon non publié"
    revision = venue.save_revision(user=librarian)
    workflow = Workflow.objects.get(name="Relecture agence")
    state = workflow.start(venue, librarian)
    live = VenuePage.objects.get(pk=venue.pk).summary
    published = list(PageLogEntry.objects.filter(action="wagtail.publish").values_list("pk"))

    editor.post(address("venue_hours", venue.pk), grid(open_0="9h", pause_0="12h"))
    editor.post(address("venue_closures", venue.pk), {"first_day": SOON.isoformat()})
    editor.post(address("venue_check", venue.pk))

    stored = VenuePage.objects.get(pk=venue.pk)
    assert stored.hours.osm == "Mo 09:00-12:00; PH off"
    assert stored.closures.count() == 1
    assert stored.last_check.checked_by == librarian
    assert stored.latest_revision_id == revision.pk
    assert stored.revisions.count() == 1
    assert stored.has_unpublished_changes
    assert stored.summary == live
    assert stored.get_latest_revision_as_object().summary == "Brouillon non publié"
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert stored.current_workflow_state == state
    assert (
        list(PageLogEntry.objects.filter(action="wagtail.publish").values_list("pk")) == published
    )


def test_publishing_a_draft_brings_no_hours_back(agency, venue):
    VenueHours.objects.create(venue=venue, osm="Mo 09:00-12:00")
    revision = venue.save_revision()
    VenueHours.objects.filter(venue=venue).update(osm="Tu 09:00-12:00")
    revision.publish(user=agency)
    assert VenueHours.objects.get(venue=venue).osm == "Tu 09:00-12:00"


def test_the_page_editor_leads_to_the_screens_and_flags_what_is_unreadable(editor, venue):
    VenueHours.objects.create(venue=venue, osm="Lu-Ve 9h-12h")
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[venue.pk])).content.decode()
    assert "Les horaires ne sont pas lisibles" in page
    for screen in SCREENS:
        assert address(screen, venue.pk) in page


def test_the_explorer_leads_whoever_may_edit_to_the_screens(client, agency, venue):
    only_adds = UserFactory()
    group = Group.objects.create(name="Ajoute sans modifier")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=venue.get_parent(), permission=add)
    only_adds.groups.add(group)
    explore = reverse("wagtailadmin_explore", args=[venue.get_parent().pk])
    for user, offered in ((agency, True), (only_adds, False)):
        client.force_login(user)
        page = client.get(explore).content.decode()
        assert "Médiathèque de Saint-Lô" in page
        for screen in SCREENS:
            assert (address(screen, venue.pk) in page) is offered


def test_the_form_of_a_new_venue_says_that_hours_come_later(client, agency, venue):
    client.force_login(agency)
    index = venue.get_parent().pk
    url = reverse("wagtailadmin_pages:add", args=["venues", "venuepage", index])
    assert "une fois la page enregistrée" in client.get(url).content.decode()


def test_changes_are_told_in_the_history_of_the_page(editor, venue):
    editor.post(address("venue_hours", venue.pk), grid(raw='"<b>sonner</b>"'))
    editor.post(address("venue_check", venue.pk))
    history = editor.get(reverse("wagtailadmin_pages:history", args=[venue.pk])).content.decode()
    assert "Horaires modifiés" in history
    assert "Page vérifiée" in history
    assert "<b>sonner</b>" not in history


def test_hours_in_lists_cost_no_query(django_assert_num_queries):
    places = [VenuePageFactory() for _ in range(3)]
    VenueHours.objects.create(venue=places[0], osm=f"{LIBRARY}; SH off")
    current_calendar()  # kept in the cache for all pages
    today = timezone.localdate()
    Closure.objects.create(venue=places[1], first_day=today, last_day=today, reason="travaux")
    template = Template(
        "{% load venue_tags %}{% for venue in venues %}{% hours_of venue as hours %}"
        "{% include 'components/venue_facts.html' %}{% include 'components/hours_week.html' %}"
        "{% endfor %}"
    )
    venues = list(VenuePage.objects.for_listing().filter(pk__in=[place.pk for place in places]))
    with django_assert_num_queries(0):
        html = template.render(Context({"venues": venues}))
    assert "Fermé aujourd’hui (travaux)" in html
    assert "Horaires non communiqués" in html
    # The week on a screen, and the usual one for paper.
    assert html.count("<table") == 2
