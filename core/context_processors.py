from functools import partial

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from core.models import SiteSettings


def site(request):
    """What every template may need; nothing here costs a query until it is used."""
    return {
        "page": None,
        "crumb": "",
        "site": SimpleLazyObject(partial(SiteSettings.load, request_or_site=request)),
        "is_demo": settings.DEMO,
        "signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "canonical_url": f"{settings.SITE_URL}{request.path}",
    }
