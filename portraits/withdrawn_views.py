"""A portrait's address without its last slash: gone is said there and then, without a detour."""

from django.http import HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from portraits.consent import is_withdrawn, withdrawn_path
from portraits.models.gone import gone


@require_safe
def without_slash(request, slug):
    if is_withdrawn(slug):
        return gone(request)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(withdrawn_path(slug) + (f"?{query}" if query else ""))
