"""The pages of the site: for people, `/plan-du-site/`; for search engines, `/sitemap.xml`."""

from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from core.pagination import cached_total
from events.models import EventPage
from events.serving import unlisted
from portraits.theme import answered_themes
from venues.listing import departments
from venues.models import VenuePage
from venues.models.communes import DEPARTMENTS


class PageSitemap(Sitemap):
    """What a visitor may read, without workshops that are over."""

    def items(self):
        hidden = unlisted(timezone.now()).values("pk")
        return super().items().exclude(pk__in=hidden)


def site_outline(department: str) -> dict:
    """Pages other than venues and workshops, the departments, and one department's venues when it is asked."""
    known = {item["code"] for item in departments()}
    pages = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .not_type(VenuePage, EventPage)
        .order_by("path")
        .only("title", "url_path", "depth", "path", "slug")
    )
    outline = {
        "pages": list(pages[:500]),
        "themes": answered_themes(),
        "departments": departments(),
        "department": "",
        "venues": None,
        "total": 0,
        "is_unknown": bool(department) and department not in known,
    }
    if department in known:
        venues = VenuePage.objects.visible().filter(department=department)
        outline["department"] = DEPARTMENTS.get(department, department)
        outline["total"] = cached_total(f"outline:{department}", venues.count)
        outline["venues"] = venues.by_place()
    return outline
