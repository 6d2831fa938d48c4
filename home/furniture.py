"""The links at the top and bottom of every page, read once a minute instead of on every page."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from core.pagination import TOTAL_SECONDS
from events.serving import unlisted
from home.models import Navigation, NavigationLink

CACHE_KEY = "home:furniture"


def furniture() -> dict:
    """``{"header": [{"label", "url"}], "footer": [...], "text": str}``, without unpublished pages."""
    found = cache.get(CACHE_KEY)
    if found is None:
        hidden = unlisted(timezone.now()).values("pk")
        links = NavigationLink.objects.exclude(page__in=hidden)
        links = list(links.select_related("navigation", "page"))
        navigation = links[0].navigation if links else Navigation.objects.first()
        found = {"header": [], "footer": [], "text": navigation.footer_text if navigation else ""}
        for link in links:
            if link.page and not link.page.live:
                continue
            column = "header" if link.position == NavigationLink.Position.HEADER else "footer"
            url = link.page.url if link.page else link.address
            found[column].append({"label": link.label, "url": url})
        cache.set(CACHE_KEY, found, TOTAL_SECONDS)
    return found


@receiver([post_save, post_delete], sender=Navigation)
@receiver([post_save, post_delete], sender=NavigationLink)
def forget(**kwargs):
    cache.delete(CACHE_KEY)
