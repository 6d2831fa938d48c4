"""`/plan-du-site/`: every page of the site, the venues by department."""

from wagtail.models import Page

from core.pagination import cached_total
from venues.listing import departments
from venues.models import VenuePage
from venues.models.communes import DEPARTMENTS


def site_outline(department: str) -> dict:
    """Pages other than venues, the departments, and one department's venues when it is asked."""
    known = {item["code"] for item in departments()}
    pages = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .not_type(VenuePage)
        .order_by("path")
        .only("title", "url_path", "depth", "path", "slug")
    )
    outline = {
        "pages": list(pages[:500]),
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
