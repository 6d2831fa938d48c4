"""Where Wagtail's admin would show one library the unpublished work of another: the hooks.

Reading only, titles mostly: writing is refused by the permissions themselves. The screens that no
hook reaches are in ``venues.middleware``.
"""

from django.core.exceptions import PermissionDenied
from wagtail import hooks

from venues.middleware import public_or_own
from venues.permissions import is_agency


@hooks.register("construct_page_chooser_queryset")
def choose_among_public_or_own(pages, request):
    """A library links to what the public can read, or to its own pages."""
    return pages if is_agency(request.user) else pages.filter(public_or_own(request.user))


@hooks.register("before_move_page")
def check_before_showing(request, page, destination):
    """The confirmation screen names the page before Wagtail looks whether it may be moved."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("construct_reports_menu")
def hide_page_types_report(request, menu_items):
    if not is_agency(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]
