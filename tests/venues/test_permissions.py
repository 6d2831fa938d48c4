"""The rights themselves: which rows the groups have, what the tester answers, to whom."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ValidationError
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
)

from tests.core.factories import UserFactory
from tests.venues.factories import VenuePageFactory, home_page
from tests.venues.personas import network
from venues.models import Library
from venues.permissions import ensure_agency_group, is_agency, provision_library

pytestmark = pytest.mark.django_db


def page_rights(group) -> set:
    return set(
        GroupPagePermission.objects.filter(group=group).values_list("page", "permission__codename")
    )


def file_rights(group) -> set:
    return set(
        GroupCollectionPermission.objects.filter(group=group).values_list(
            "collection__name", "permission__codename"
        )
    )


def test_agency_has_the_site_the_files_the_settings_and_no_accounts():
    home = home_page()
    group = ensure_agency_group()
    actions = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
    assert page_rights(group) == {(home.pk, f"{action}_page") for action in actions}
    codenames = set(group.permissions.values_list("codename", flat=True))
    assert codenames == {
        "access_admin",
        "change_sitesettings",
        "change_navigation",
        "add_redirect",
        "change_redirect",
        "delete_redirect",
        *(f"{action}_schoolholiday" for action in ("add", "change", "delete")),
        *(f"{action}_schoolcalendar" for action in ("add", "change", "view")),
        *(
            f"{action}_{model}"
            for action in ("add", "change", "delete")
            for model in (
                *("mediator", "organisation", "bringitem", "lexiconterm"),
                *("interviewseries", "interviewtheme", "questionnaire", "code"),
            )
        ),
    }
    root = Collection.get_first_root_node().name
    assert file_rights(group) == {
        (root, f"{action}_{thing}")
        for action in ("add", "change", "choose")
        for thing in ("image", "document")
    } | {(root, f"{action}_collection") for action in ("add", "change", "delete")}


def test_making_the_agency_twice_changes_nothing_and_takes_back_what_was_added():
    home_page()
    group = ensure_agency_group()
    before = page_rights(group), file_rights(group)
    GroupPagePermission.objects.create(
        group=group, page=Page.get_first_root_node(), permission_type="add"
    )
    assert ensure_agency_group() == group
    assert (page_rights(group), file_rights(group)) == before
    assert Group.objects.filter(name="Agence").count() == 1


def test_what_is_submitted_reaches_the_agency_under_a_french_name():
    home_page()
    group = ensure_agency_group()
    assert (
        GroupApprovalTask.objects.get(name="Relecture agence") in group.groupapprovaltask_set.all()
    )
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Relecture agence"]


def test_library_has_its_venues_its_collection_and_the_shared_pictures():
    venue = VenuePageFactory()
    library = provision_library("Médiathèque de Vire", [venue])
    assert library.group.name == "Bibliothèque – Médiathèque de Vire"
    assert library.collection.get_parent().name == "Bibliothèques"
    assert page_rights(library.group) == {(venue.pk, "add_page"), (venue.pk, "change_page")}
    own = {
        ("Médiathèque de Vire", f"{action}_{thing}")
        for action in ("add", "change", "choose")
        for thing in ("image", "document")
    }
    shared = {("Commun réseau", "choose_image"), ("Commun réseau", "choose_document")}
    assert file_rights(library.group) == own | shared
    assert [p.codename for p in library.group.permissions.all()] == ["access_admin"]


def test_provisioning_again_replaces_venues_and_trust():
    first, second = VenuePageFactory(), VenuePageFactory()
    library = provision_library("Vire", [first], trusted=True)
    assert (first.pk, "publish_page") in page_rights(library.group)
    again = provision_library("  Vire ", [second])
    assert again == library
    assert list(again.venues.all()) == [second]
    assert not again.trusted
    assert page_rights(again.group) == {(second.pk, "add_page"), (second.pk, "change_page")}
    assert Collection.objects.filter(name="Vire").count() == 1
    assert Collection.objects.filter(name="Bibliothèques").count() == 1
    assert Collection.objects.filter(name="Commun réseau").count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 140])
def test_impossible_library_name_makes_nothing(name):
    with pytest.raises(ValidationError, match="caractères"):
        provision_library(name, [])
    assert not Library.objects.exists()
    assert not Collection.objects.filter(name="Bibliothèques").exists()


def test_failure_on_the_way_leaves_nothing_behind():
    with pytest.raises((TypeError, ValueError)):
        provision_library("Vire", ["un texte"])
    assert not Library.objects.exists()
    assert not Group.objects.filter(name__startswith="Bibliothèque").exists()


@pytest.mark.parametrize(
    ("action", "saint_lo", "vire", "agence"),
    [
        ("can_edit", True, False, True),
        ("can_publish", False, False, True),
        ("can_unpublish", False, False, True),
        ("can_unschedule", False, False, True),
        ("can_delete", False, False, True),
        ("can_move", False, False, True),
        ("can_copy", False, False, True),
        ("can_lock", False, False, True),
        ("can_unlock", False, False, True),
        ("can_set_view_restrictions", False, False, True),
    ],
)
@pytest.mark.parametrize("trusted", [False, True])
def test_what_may_be_done_to_a_venue(action, saint_lo, vire, agence, trusted):
    people = network()
    provision_library(people.saint_lo.library.name, [people.saint_lo.venue], trusted=trusted)
    page = Page.objects.get(pk=people.saint_lo.venue.pk)
    for persona, expected in (("saint-lo", saint_lo), ("vire", vire), ("agence", agence)):
        tester = page.permissions_for_user(people.user(persona))
        assert getattr(tester, action)() is expected, persona
    assert not getattr(page.permissions_for_user(AnonymousUser()), action)()


def test_own_draft_is_not_deleted_either():
    people = network()
    own_draft = people.saint_lo.draft
    tester = own_draft.permissions_for_user(people.saint_lo.user)
    assert tester.can_edit()
    assert not tester.can_delete()
    assert not tester.can_delete(ignore_bulk=True)


def test_library_never_moves_or_copies_its_venue_anywhere():
    people = network()
    tester = people.saint_lo.venue.permissions_for_user(people.saint_lo.user)
    index = people.saint_lo.venue.get_parent()
    assert not tester.can_move_to(index)
    assert not tester.can_copy_to(index)


def test_who_is_the_agency(django_assert_num_queries):
    home_page()
    group = ensure_agency_group()
    member, retired = UserFactory(), UserFactory(is_active=False, is_superuser=True)
    member.groups.add(group)
    assert not is_agency(AnonymousUser())
    assert not is_agency(UserFactory())
    assert not is_agency(retired)
    assert is_agency(UserFactory(is_superuser=True))
    with django_assert_num_queries(1):
        assert is_agency(member)
        assert is_agency(member)
