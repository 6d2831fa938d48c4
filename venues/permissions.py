"""Who may do what with a venue: the agency everything, a library its own venue and no harm to it.

Wagtail gives rights by subtree, which lets a library's people work together and keeps the others
out. What it cannot say is "change this page, but never remove it": that is ``VenuePermissionTester``.
"""

from wagtail.models import PagePermissionTester

AGENCY_GROUP = "Agence"


def is_agency(user) -> bool:
    """The agency's own people. One query for each user object, however often it is asked."""
    if user.is_superuser:
        return True
    if not hasattr(user, "_is_agency"):
        user._is_agency = user.is_active and user.groups.filter(name=AGENCY_GROUP).exists()
    return user._is_agency


class VenuePermissionTester(PagePermissionTester):
    """A library changes its venue; it never publishes, removes, moves, hides or copies it."""

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
