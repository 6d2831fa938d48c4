"""`/agenda/integrer/`: a venue's next workshops inside another site, and the page that says how.

The only pages that may be framed: they hold nothing but links to this site.
"""

from csp.decorators import csp_replace
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from core.context_processors import site_settings
from core.text import NBSP, clean_line, normalise, typographic
from events.cards import next_cards
from events.models import Occurrence
from events.models.index import INDEX_SLUG
from venues.models import VenuePage

MOST = 8
#: Venues proposed for what somebody typed; more of them means that it said too little.
MOST_VENUES = 20
#: High enough for four workshops on a telephone; the rest scrolls.
HEIGHT_PX = 600
AGENDA = f"/{INDEX_SLUG}/"
_VENUE = ("title", "slug", "url_path", "commune_name", "postal_code", "phone")


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embed(request):
    """`?lieu=<slug>`; without it, the workshops of the whole region."""
    wanted, venue = _wanted_venue(request)
    dates = Occurrence.objects.visible()
    if venue:
        dates = dates.filter(event__venue=venue)
    is_unknown = bool(wanted) and venue is None
    cards = [] if is_unknown else next_cards(dates, timezone.now(), MOST)
    context = {
        "venue": venue,
        "is_unknown": is_unknown,
        "cards": cards,
        "title": title_for(venue),
        "site_url": settings.SITE_URL,
        "path": venue.path_on_site if venue else AGENDA,
        "site": site_settings(request),
    }
    response = render(request, "events/embed.html", context)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def embed_code(request):
    """`?lieu=<slug>`: the lines to copy; `?q=`: venues to choose from."""
    wanted, venue = _wanted_venue(request)
    typed = clean_line(request.GET.get("q", ""), 100)
    context = {
        "venue": venue,
        "is_unknown": bool(wanted) and venue is None,
        "q": typed,
        "venues": _venues_named(typed),
        "most": MOST_VENUES,
        "snippet": snippet(venue),
        "preview": address_for(venue),
        "feed": reverse("venue_ics", args=[venue.slug]) if venue else reverse("agenda_ics"),
    }
    return render(request, "events/embed_code.html", context)


def snippet(venue: VenuePage | None) -> str:
    """The HTML that a library copies into its own site."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" '
        'loading="lazy" style="border: 0"></iframe>',
        f"{settings.SITE_URL}{address_for(venue)}",
        title_for(venue),
        HEIGHT_PX,
    )


def address_for(venue: VenuePage | None) -> str:
    query = f"?{urlencode({'lieu': venue.slug})}" if venue else ""
    return f"{reverse('embed')}{query}"


def title_for(venue: VenuePage | None) -> str:
    return (
        f"Prochains ateliers{NBSP}: {typographic(venue.title)}" if venue else "Prochains ateliers"
    )


def _wanted_venue(request) -> tuple[str, VenuePage | None]:
    """What `?lieu=` says, and the venue it means; None for one that visitors do not see."""
    wanted = clean_line(request.GET.get("lieu", ""), 255)
    if not wanted:
        return "", None
    return wanted, VenuePage.objects.visible().only(*_VENUE).filter(slug=wanted).first()


def _venues_named(typed: str) -> list[VenuePage]:
    """One more than are shown, to tell that there are others."""
    words = normalise(typed).split()[:6]
    if not words:
        return []
    found = VenuePage.objects.visible().only(*_VENUE).by_place()
    for word in words:
        found = found.filter(sort_key__contains=word)
    return list(found[: MOST_VENUES + 1])
