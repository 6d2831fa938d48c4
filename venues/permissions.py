"""Who may do what with a venue: the agency everything, a library its own venue and no harm to it.

Wagtail gives rights by subtree, which lets a library's people work together and keeps the others
out. What it cannot say is "change this page, but never remove it": that is ``VenuePermissionTester``.
"""

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    PagePermissionTester,
    Site,
    Workflow,
)

AGENCY_GROUP = "Agence"
LIBRARIES_COLLECTION = "Bibliothèques"
SHARED_COLLECTION = "Commun réseau"
AGENCY_REVIEW = "Relecture agence"
#: The one workflow that Wagtail's migrations make, in English, for a group that has nobody.
WAGTAIL_REVIEW = "Moderators approval"

# A right is written (application, codename), as in Django's table of permissions.
ENTER_ADMIN = ("wagtailadmin", "access_admin")
AGENCY_RIGHTS = (
    ENTER_ADMIN,
    ("core", "change_sitesettings"),
    ("home", "change_navigation"),
    ("wagtailredirects", "add_redirect"),
    ("wagtailredirects", "change_redirect"),
    ("wagtailredirects", "delete_redirect"),
    ("schedules", "add_schoolholiday"),
    ("schedules", "change_schoolholiday"),
    ("schedules", "delete_schoolholiday"),
    ("schedules", "add_schoolcalendar"),
    ("schedules", "change_schoolcalendar"),
    ("schedules", "view_schoolcalendar"),
    *(
        ("mediators", f"{action}_{model}")
        for model in ("mediator", "organisation", "bringitem")
        for action in ("add", "change", "delete")
    ),
    *(("finder", f"{action}_lexiconterm") for action in ("add", "change", "delete")),
    *(
        ("portraits", f"{action}_{model}")
        for model in ("interviewseries", "interviewtheme", "questionnaire", "code")
        for action in ("add", "change", "delete")
    ),
)
# Never a right on users or groups: it would let its holder become a superuser.
AGENCY_PAGE_RIGHTS = tuple(
    ("wagtailcore", f"{action}_page")
    for action in ("add", "change", "publish", "bulk_delete", "lock", "unlock")
)
LIBRARY_PAGE_RIGHTS = (("wagtailcore", "add_page"), ("wagtailcore", "change_page"))
TRUSTED_PAGE_RIGHTS = (*LIBRARY_PAGE_RIGHTS, ("wagtailcore", "publish_page"))
# Wagtail derives the deletion of a file from the right to change it.
CHOOSE_FILES = (("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document"))
FILE_RIGHTS = (
    *CHOOSE_FILES,
    *(("wagtailimages", f"{action}_image") for action in ("add", "change")),
    *(("wagtaildocs", f"{action}_document") for action in ("add", "change")),
)
COLLECTION_RIGHTS = tuple(
    ("wagtailcore", f"{action}_collection") for action in ("add", "change", "delete")
)


def is_agency(user) -> bool:
    """The agency's own people. One query for each user object, however often it is asked."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    if not hasattr(user, "_is_agency"):
        user._is_agency = user.groups.filter(name=AGENCY_GROUP).exists()
    return user._is_agency


class VenuePermissionTester(PagePermissionTester):
    """A library changes its venue; it never publishes, removes, moves, hides, locks or copies it.

    Scheduling follows ``can_publish``.
    """

    def _agency(self) -> bool:
        return is_agency(self.user)

    def can_publish(self):
        return self._agency() and super().can_publish()

    def can_unpublish(self):
        return self._agency() and super().can_unpublish()

    def can_delete(self, ignore_bulk=False):
        return self._agency() and super().can_delete(ignore_bulk)

    def can_move(self):
        return self._agency() and super().can_move()

    def can_copy(self):
        return self._agency() and super().can_copy()

    def can_set_view_restrictions(self):
        return self._agency() and super().can_set_view_restrictions()

    def can_lock(self):
        return self._agency() and super().can_lock()

    def can_unlock(self):
        return self._agency() and super().can_unlock()


@transaction.atomic
def ensure_agency_group() -> Group:
    """The agency's group with exactly its rights over the default site and all files.

    Idempotent. Raises ``Site.DoesNotExist`` while there is no default site.
    """
    group, _ = Group.objects.get_or_create(name=AGENCY_GROUP)
    group.permissions.set(_permissions(AGENCY_RIGHTS))
    home = Site.objects.get(is_default_site=True).root_page
    _grant(GroupPagePermission, group, {(home.pk, right) for right in AGENCY_PAGE_RIGHTS})
    root = Collection.get_first_root_node()
    _grant(
        GroupCollectionPermission,
        group,
        {(root.pk, right) for right in (*FILE_RIGHTS, *COLLECTION_RIGHTS)},
    )
    _receive_reviews(group)
    return group


@transaction.atomic
def provision_library(name, venues, *, trusted=False):
    """The library of this name with exactly these venues and rights: its group, its collection.

    ``venues`` is every VenuePage it may edit; called again, the list and ``trusted`` replace the
    former ones. Returns the ``Library``. Raises ``ValidationError`` on a name that is empty or
    too long, and then changes nothing.
    """
    from venues.models import Library

    name = " ".join(name.split())
    group_name = f"Bibliothèque – {name}"
    if not name or len(group_name) > Group._meta.get_field("name").max_length:
        raise ValidationError("Le nom d’une bibliothèque a de 1 à 130 caractères.")
    library = Library.objects.filter(name=name).first()
    if library is None:
        library = Library(
            name=name,
            group=Group.objects.get_or_create(name=group_name)[0],
            collection=_collection(name, _collection(LIBRARIES_COLLECTION)),
        )
    library.trusted = trusted
    library.save()
    library.venues.set(venues)
    _grant_library_rights(library)
    return library


def _grant_library_rights(library):
    group = library.group
    group.permissions.set(_permissions([ENTER_ADMIN]))
    page_rights = TRUSTED_PAGE_RIGHTS if library.trusted else LIBRARY_PAGE_RIGHTS
    venues = library.venues.values_list("pk", flat=True)
    _grant(GroupPagePermission, group, {(pk, right) for pk in venues for right in page_rights})
    # The shared pictures are chosen through the library's own group: a second group to join
    # would be forgotten on the day a colleague arrives.
    shared = _collection(SHARED_COLLECTION)
    own = {(library.collection_id, right) for right in FILE_RIGHTS}
    _grant(GroupCollectionPermission, group, own | {(shared.pk, right) for right in CHOOSE_FILES})


def _collection(name: str, parent: Collection | None = None) -> Collection:
    parent = parent or Collection.get_first_root_node()
    if found := parent.get_children().filter(name=name).first():
        return found
    return parent.add_child(name=name)


def _permissions(rights) -> list[Permission]:
    """Raises ``Permission.DoesNotExist`` rather than leave a group short of a right."""
    return [
        Permission.objects.get(content_type__app_label=app_label, codename=codename)
        for app_label, codename in rights
    ]


def _grant(model, group, wanted: set) -> None:
    """Make the group's rows in this table be the wanted (place's pk, right), and no other."""
    place = "page_id" if model is GroupPagePermission else "collection_id"
    ids = {
        (permission.content_type.app_label, permission.codename): permission.pk
        for permission in _permissions({right for _, right in wanted})
    }
    wanted = {(where, ids[right]) for where, right in wanted}
    for row in model.objects.filter(group=group):
        key = (getattr(row, place), row.permission_id)
        if key in wanted:
            wanted.discard(key)
        else:
            row.delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission, **{place: where})
        for where, permission in sorted(wanted)
    )


def _receive_reviews(group) -> None:
    """What a library submits arrives at the agency, under a French name, not at an empty group."""
    Workflow.objects.filter(name=WAGTAIL_REVIEW).update(name=AGENCY_REVIEW)
    GroupApprovalTask.objects.filter(name=WAGTAIL_REVIEW).update(name=AGENCY_REVIEW)
    for task in GroupApprovalTask.objects.filter(name=AGENCY_REVIEW):
        task.groups.add(group)
