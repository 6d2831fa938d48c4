from functools import partial
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.functional import SimpleLazyObject

from core.models import SiteSettings
from core.pagination import TOTAL_SECONDS

CACHE_KEY = "core:site"


def site_settings(request) -> SiteSettings:
    """The agency's settings, read once a minute instead of on every page."""
    found = cache.get(CACHE_KEY)
    if found is None:
        found = SiteSettings.load(request_or_site=request)
        cache.set(CACHE_KEY, found, TOTAL_SECONDS)
    return found


@receiver(post_save, sender=SiteSettings)
def forget(**kwargs):
    cache.delete(CACHE_KEY)


#: What makes another page of the same address; other parameters only filter or sort it.
PAGE_PARAMETERS = ("departement", "page")


def canonical(request) -> str:
    """The one address of this page, for search engines."""
    kept = {name: request.GET[name] for name in PAGE_PARAMETERS if request.GET.get(name)}
    return f"{settings.SITE_URL}{request.path}{f'?{urlencode(kept)}' if kept else ''}"


def site(request):
    """What every template may need; nothing here costs a query until it is used."""
    return {
        "page": None,
        "crumb": "",
        "site": SimpleLazyObject(partial(site_settings, request)),
        "is_demo": settings.DEMO,
        "signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "canonical_url": canonical(request),
    }
