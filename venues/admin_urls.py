"""Admin addresses closed or narrowed before Wagtail's own: included in front of them."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from venues.permissions import is_agency


def absent(request):
    """Wagtail lists every file of every collection here, and its own screens never ask."""
    raise Http404


def agency_only(view):
    @never_cache
    @require_admin_access
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not is_agency(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


urlpatterns = [
    re_path(r"^api/main/(?:images|documents)/", absent),
    path("reports/page-types-usage/", agency_only(PageTypesUsageReportView.as_view())),
    path(
        "reports/page-types-usage/results/",
        agency_only(PageTypesUsageReportView.as_view(results_only=True)),
    ),
]
