"""Addresses that are not pages: search, site map, health, robots, errors."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap

from core.pagination import paginate
from home.search import search_site
from home.sitemap import PageSitemap, site_outline

logger = logging.getLogger(__name__)

__all__ = [
    "form_expired",
    "health",
    "page_not_found",
    "robots",
    "search",
    "server_error",
    "site_map",
    "sitemap",
]


@require_safe
def search(request):
    """`/recherche/?q=`: everything a visitor may read."""
    found = search_site(request.GET.get("q", ""), request.GET.get("page", ""))
    return render(request, "home/search.html", found)


@require_safe
def site_map(request):
    """`/plan-du-site/`: the pages, and the venues of one department at a time."""
    outline = site_outline(request.GET.get("departement", ""))
    if venues := outline.pop("venues"):
        outline["venues"] = paginate(
            venues, request.GET.get("page", ""), per_page=100, total=outline["total"]
        )
    return render(request, "home/site_map.html", outline)


@require_safe
def sitemap(request):
    return wagtail_sitemap(request, {"pages": PageSitemap})


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /recherche/", ""]
    if settings.DEMO:
        lines = ["User-agent: *", "Disallow: /", ""]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def health(request):
    """200 when the database and the cache answer, 503 otherwise; never a detail."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
        cache.set("health", "ok", 10)
        well = cache.get("health") == "ok"
    except Exception as error:  # whatever broke, the answer is "unavailable"
        logger.error("Health: %s", type(error).__name__)
        well = False
    return JsonResponse({"status": "ok" if well else "unavailable"}, status=200 if well else 503)


def form_expired(request, reason=""):
    """A form that stayed open too long, or came from elsewhere: what to do, in French."""
    return render(request, "home/form_expired.html", status=403)


def page_not_found(request, exception=None):
    return render(request, "404.html", status=404)


def server_error(request):
    """No query and no context processor: whatever broke must not break this page too."""
    return HttpResponseServerError(get_template("500.html").render())
