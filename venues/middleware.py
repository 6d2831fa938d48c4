"""Admin screens that Wagtail shows before it looks who asks, each with what it should ask first.

What they give away is small (the title of a draft, a thumbnail), but it is another library's.
``tests/venues/test_permissions_walk.py`` walks the whole admin: run it at each upgrade.
"""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import permission_denied
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from venues.permissions import is_agency


def public_or_own(user) -> Q:
    """The pages whose existence somebody may know: what the public reads, and their own."""
    allowed = Q(live=True)
    for permission in page_permission_policy.get_cached_permissions_for_user(user):
        allowed |= Q(path__startswith=permission.page.path)
    return allowed


def _absent(request, **kwargs):
    """Every file of every collection, with no screen of Wagtail's own that asks for them."""
    raise Http404


def _agency(request, **kwargs):
    return is_agency(request.user)


def _page_is_known(request, parent_page_id, **kwargs):
    pages = Page.objects.filter(public_or_own(request.user))
    return is_agency(request.user) or pages.filter(pk=parent_page_id).exists()


def _chosen_pages_are_known(request, **kwargs):
    numbers = {n for n in request.GET.getlist("id")[:100] if n.isascii() and n.isdigit()}
    secret = Page.objects.filter(pk__in=[int(n[:12]) for n in numbers])
    return is_agency(request.user) or not secret.exclude(public_or_own(request.user)).exists()


def _page_is_editable(request, page_id, **kwargs):
    page = get_object_or_404(Page, pk=page_id)
    return page.permissions_for_user(request.user).can_edit()


def _image_is_choosable(request, image_id, **kwargs):
    image = get_object_or_404(get_image_model(), pk=image_id)
    return image_policy.user_has_permission_for_instance(request.user, "choose", image)


#: Name of the view → whether this person may go on. A missing name here is a leak again.
LIMITS = {
    "wagtailadmin_api:images:listing": _absent,
    "wagtailadmin_api:images:detail": _absent,
    "wagtailadmin_api:images:find": _absent,
    "wagtailadmin_api:documents:listing": _absent,
    "wagtailadmin_api:documents:detail": _absent,
    "wagtailadmin_api:documents:find": _absent,
    "wagtailadmin_reports:page_types_usage": _agency,
    "wagtailadmin_reports:page_types_usage_results": _agency,
    "wagtailadmin_explore": _page_is_known,
    "wagtailadmin_explore_results": _page_is_known,
    "wagtailadmin_choose_page_child": _page_is_known,
    "wagtailadmin_choose_page_chosen_multiple": _chosen_pages_are_known,
    "wagtailadmin_pages:workflow_action": _page_is_editable,
    "wagtailadmin_pages:collect_workflow_action_data": _page_is_editable,
    "wagtailadmin_pages:workflow_preview": _page_is_editable,
    "wagtailadmin_pages:confirm_workflow_cancellation": _page_is_editable,
    "wagtailimages_chooser:select_format": _image_is_choosable,
}


class AdminLimitsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        check = LIMITS.get(request.resolver_match.view_name)
        if check is None:
            return None
        if check is not _absent and not request.user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail sends these to its login form
        return None if check(request, **kwargs) else permission_denied(request)
