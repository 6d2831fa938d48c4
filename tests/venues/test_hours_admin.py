"""The editors' screens: who may, what is written, what is refused, what stays untouched."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry, Workflow

from tests.core.factories import UserFactory
from tests.venues.factories import VenuePageFactory
from tests.venues.personas import network
from venues.models import Closure, VenueCheck, VenueHours, VenuePage
from venues.permissions import ensure_agency_group, provision_library

pytestmark = pytest.mark.django_db

LIBRARY = "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off"
SOON = timezone.localdate() + timedelta(days=10)
SCREENS = ["venue_hours", "venue_closures", "venue_check"]


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque de Saint-Lô")


@pytest.fixture
def librarian(venue):
    """Somebody who works at the library: may change this venue, and no other."""
    user = UserFactory()
    user.groups.add(provision_library("Médiathèque de Saint-Lô", [venue]).group)
    return user


@pytest.fixture
def editor(client, librarian):
    client.force_login(librarian)
    return client


@pytest.fixture
def agency(venue):
    user = UserFactory()
    user.groups.add(ensure_agency_group())
    return user


def address(name: str, *args) -> str:
    return reverse(name, args=args)


def grid(**boxes) -> dict:
    """A form as the browser posts it: every box, empty unless said."""
    names = [f"{box}_{day}" for day in range(7) for box in ("open", "pause", "resume", "close")]
    usual = {"raw": "", "public_holidays": "ferme", "school_holidays": "habituel"}
    return {**dict.fromkeys(names, ""), **usual, **boxes}


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def logged(venue, action: str) -> list[dict]:
    entries = PageLogEntry.objects.filter(page=venue.pk, action=action).order_by("pk")
    return [entry.data for entry in entries]


# --- who ---------------------------------------------------------------------------------


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


# --- the grid ----------------------------------------------------------------------------


@time_machine.travel("2026-03-04 10:00+01:00", tick=False)
def test_a_week_is_saved_shown_and_logged(editor, venue):
    days = {
        name: value
        for day in range(5)
        for name, value in {
            f"open_{day}": "9h",
            f"pause_{day}": "12",
            f"resume_{day}": "14h00",
            f"close_{day}": "18:30",
        }.items()
    }
    data = grid(**days, open_5="8 h 30", pause_5="midi", open_6="fermé")
    response = editor.post(address("venue_hours", venue.pk), data, follow=True)
    assert response.status_code == 200
    hours = VenueHours.objects.get(venue=venue)
    assert hours.osm == LIBRARY
    assert hours.updated_on == date(2026, 3, 4)
    page = response.content.decode().replace("\u00a0", " ")
    assert "Du lundi au vendredi : 9 h – 12 h et 14 h – 18 h 30" in page
    assert "Ouvert jusqu’à 12 h" in page
    assert 'value="8 h 30"' in page
    assert logged(venue, "venues.hours_changed") == [{"before": "", "after": LIBRARY}]


def test_the_same_form_sent_twice_changes_once(editor, venue):
    data = grid(open_0="9h", pause_0="12h")
    editor.post(address("venue_hours", venue.pk), data)
    VenueHours.objects.update(updated_on=date(2020, 1, 1))
    response = editor.post(address("venue_hours", venue.pk), data)
    assert "Rien n’a changé" in said(response)[-1]
    assert VenueHours.objects.get(venue=venue).updated_on == date(2020, 1, 1)
    assert len(logged(venue, "venues.hours_changed")) == 1


def test_what_is_stored_is_what_the_form_shows_and_saves_again(editor, venue):
    VenueHours.objects.create(
        venue=venue, osm="Mo 09:00-12:00,14:00-18:00; Tu 10:00-17:00; We 14:00-18:00; SH off"
    )
    form = editor.get(address("venue_hours", venue.pk)).context["form"]
    assert {name: form[name].value() for name in form.fields if form[name].value()} == {
        "open_0": "9 h", "pause_0": "12 h", "resume_0": "14 h", "close_0": "18 h",
        "open_1": "10 h", "close_1": "17 h",
        "resume_2": "14 h", "close_2": "18 h",
        "public_holidays": "habituel", "school_holidays": "ferme",
    }  # fmt: skip
    data = grid(**{name: form[name].value() or "" for name in form.fields})
    response = editor.post(address("venue_hours", venue.pk), data)
    # The string is written in its canonical form, which is the one it had.
    assert "Rien n’a changé" in said(response)[-1]


@pytest.mark.parametrize(
    ("boxes", "osm"),
    [
        ({"open_0": "9h", "close_0": "18h"}, "Mo 09:00-18:00; PH off"),
        ({"resume_0": "14h", "close_0": "18h"}, "Mo 14:00-18:00; PH off"),
        ({"open_0": "9h", "pause_0": "12h", "resume_0": "12h", "close_0": "18h"}, "Mo 09:00-18:00; PH off"),
        ({"open_0": "20h", "close_0": "minuit"}, "Mo 20:00-24:00; PH off"),
        ({"open_0": "20h", "close_0": "24h"}, "Mo 20:00-24:00; PH off"),
        ({"open_0": "9h", "pause_0": "12h", "public_holidays": "habituel"}, "Mo 09:00-12:00"),
        ({"open_0": "9h", "pause_0": "12h", "school_holidays": "ferme"}, "Mo 09:00-12:00; PH off; SH off"),
        ({"raw": "  We[1]   10:00-12:00 "}, "We[1] 10:00-12:00"),
        ({"raw": '"<b>sonner</b>"'}, '"<b>sonner</b>"'),
    ],
)  # fmt: skip
def test_what_can_be_said(editor, venue, boxes, osm):
    editor.post(address("venue_hours", venue.pk), grid(**boxes))
    assert VenueHours.objects.get(venue=venue).osm == osm


@pytest.mark.parametrize(
    ("boxes", "where", "sentence"),
    [
        ({"open_0": "9h"}, "pause_0", "Il manque l’heure de fermeture."),
        ({"pause_0": "12h"}, "open_0", "Il manque l’heure d’ouverture."),
        ({"resume_3": "14h"}, "close_3", "Il manque l’heure de fermeture."),
        ({"close_3": "18h"}, "resume_3", "Il manque l’heure d’ouverture."),
        ({"pause_0": "12h", "resume_0": "14h"}, "open_0", "Il manque l’heure d’ouverture."),
        ({"open_0": "9h", "pause_0": "12h", "close_0": "18h"}, "resume_0", "Il manque l’heure d’ouverture."),
        ({"open_0": "12h", "pause_0": "9h"}, "pause_0", "La fermeture (9 h) doit venir après l’ouverture (12 h)."),
        ({"open_0": "9h", "pause_0": "9h"}, "pause_0", "La fermeture (9 h) doit venir après l’ouverture (9 h)."),
        ({"open_0": "18h", "close_0": "9h"}, "close_0", "La fermeture (9 h) doit venir après l’ouverture (18 h)."),
        ({"open_0": "9h", "pause_0": "14h", "resume_0": "13h30", "close_0": "18h"}, "resume_0",
         "L’après-midi commence (13 h 30) avant la fin du matin (14 h)."),
        ({"open_0": "9h", "pause_0": "minuit", "resume_0": "13h", "close_0": "18h"}, "resume_0",
         "L’après-midi commence (13 h) avant la fin du matin (minuit)."),
        ({"open_6": "neuf heures"}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "24h", "pause_6": "24h"}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "9" * 20_000}, "open_6", "Écrivez une heure, par exemple 9 h 30 ou 14h."),
        ({"open_6": "9h\x00"}, "open_6", None),
        ({"raw": "Mo-Fr 9h-12h"}, "raw", None),
        ({"raw": "Mo 10:00-12:00\x00"}, "raw", None),
        ({"raw": "Mo 10:00-12:00; " * 200}, "raw", None),
        ({"raw": "Mo 10:00-12:00", "open_0": "9h", "pause_0": "12h"}, "raw", None),
        ({"public_holidays": "autre"}, "public_holidays", None),
        ({"public_holidays": ""}, "public_holidays", None),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_explained_beside_the_box_and_nothing_is_lost(
    editor, venue, boxes, where, sentence
):
    VenueHours.objects.create(venue=venue, osm="Tu 10:00-11:00")
    data = (
        grid(open_4="10 h 15", pause_4="11 h 45", **boxes) if "raw" not in boxes else grid(**boxes)
    )
    response = editor.post(address("venue_hours", venue.pk), data)
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [where]
    page = response.content.decode()
    assert "Rien n’est encore enregistré" in page
    assert f'id="id_{where}_error"' in page or where in ("raw", "public_holidays")
    if sentence:
        assert form.errors[where][0].replace("\u00a0", " ") == sentence
    for name, value in data.items():
        assert form[name].value() == value
    assert VenueHours.objects.get(venue=venue).osm == "Tu 10:00-11:00"


def test_an_empty_post_is_no_error_500_and_changes_nothing(editor, venue):
    VenueHours.objects.create(venue=venue, osm=LIBRARY)
    assert editor.post(address("venue_hours", venue.pk), {}).status_code == 200
    doubled = {"open_0": ["9h", "10h"], "pause_0": ["12h", "13h"]}
    assert editor.post(address("venue_hours", venue.pk), doubled).status_code == 200
    assert VenueHours.objects.get(venue=venue).osm == LIBRARY


def test_emptying_the_grid_takes_the_hours_away(editor, venue):
    VenueHours.objects.create(venue=venue, osm=LIBRARY)
    response = editor.post(address("venue_hours", venue.pk), grid(), follow=True)
    assert VenueHours.objects.get(venue=venue).osm == ""
    assert "Aucun horaire pour l’instant" in response.content.decode()
    assert logged(venue, "venues.hours_changed") == [{"before": LIBRARY, "after": ""}]


def test_an_unreadable_text_is_flagged_kept_and_replaced_when_somebody_writes_better(editor, venue):
    VenueHours.objects.create(venue=venue, osm="Lu-Ve 9h-12h <i>")
    url = address("venue_hours", venue.pk)
    page = editor.get(url).content.decode()
    assert "n’est pas lisible" in page
    assert "Lu-Ve 9h-12h &lt;i&gt;" in page
    editor.post(url, grid(raw="Lu-Ve 9h-12h <i>"))
    assert VenueHours.objects.get(venue=venue).osm == "Lu-Ve 9h-12h <i>"
    editor.post(url, grid(open_0="9h", pause_0="12h"))
    assert VenueHours.objects.get(venue=venue).osm == "Mo 09:00-12:00; PH off"


# --- outside drafts and moderation -------------------------------------------------------


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


# --- closures ----------------------------------------------------------------------------

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


# --- the check ---------------------------------------------------------------------------


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


# --- around the screens ------------------------------------------------------------------


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
    from django.template import Context, Template

    places = [VenuePageFactory() for _ in range(3)]
    VenueHours.objects.create(venue=places[0], osm=LIBRARY)
    today = timezone.localdate()
    Closure.objects.create(venue=places[1], first_day=today, last_day=today, reason="travaux")
    template = Template(
        "{% load venue_tags %}{% for venue in venues %}{% hours_of venue as hours %}"
        "{% include 'components/hours_state.html' %}{% include 'components/hours_week.html' %}"
        "{% endfor %}"
    )
    venues = list(VenuePage.objects.for_listing().filter(pk__in=[place.pk for place in places]))
    with django_assert_num_queries(0):
        html = template.render(Context({"venues": venues}))
    assert "Fermé aujourd’hui (travaux)" in html
    assert "Horaires non communiqués" in html
    assert html.count("hours__week") == 1
